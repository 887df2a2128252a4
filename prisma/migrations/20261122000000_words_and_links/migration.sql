-- CreateEnum
CREATE TYPE "LinkTrust" AS ENUM ('everyone', 'trusted', 'checked');

-- CreateEnum
CREATE TYPE "HostVerdict" AS ENUM ('trusted', 'refused');

-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "editMinutes" INTEGER NOT NULL DEFAULT 15,
ADD COLUMN     "linkTrust" "LinkTrust" NOT NULL DEFAULT 'trusted';

-- AlterTable
-- A link made before targets were kept leads to its address; `board rerender` reads it anew.
ALTER TABLE "PostLink" ADD COLUMN     "target" TEXT;
UPDATE "PostLink" SET "target" = "address";
ALTER TABLE "PostLink" ALTER COLUMN "target" SET NOT NULL;

-- CreateTable
CREATE TABLE "Destination" (
    "address" TEXT NOT NULL,
    "finalAddress" TEXT,
    "chain" JSONB NOT NULL DEFAULT '[]',
    "checkedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),
    "claimedUntil" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failingSince" TIMESTAMPTZ(3),
    "missingSince" TIMESTAMPTZ(3),
    "goneAt" TIMESTAMPTZ(3),
    "archiveAddress" TEXT,
    "changedAt" TIMESTAMPTZ(3),
    "formerAddress" TEXT,
    "knownAt" TIMESTAMPTZ(3),
    "shownAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Destination_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "LinkHost" (
    "id" BIGSERIAL NOT NULL,
    "pattern" TEXT NOT NULL,
    "boardId" BIGINT,
    "verdict" "HostVerdict" NOT NULL,
    "reason" TEXT NOT NULL,
    "addedById" BIGINT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedById" BIGINT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LinkHost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkRequest" (
    "id" BIGSERIAL NOT NULL,
    "postId" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "askerId" BIGINT,
    "words" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "entryId" BIGINT,

    CONSTRAINT "LinkRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostRevision" (
    "postId" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedById" BIGINT NOT NULL,
    "entryId" BIGINT,
    "hiddenAt" TIMESTAMPTZ(3),

    CONSTRAINT "PostRevision_pkey" PRIMARY KEY ("postId","revision")
);

-- CreateTable
CREATE TABLE "Quote" (
    "quotingId" BIGINT NOT NULL,
    "quotedId" BIGINT NOT NULL,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("quotingId","quotedId")
);

-- CreateTable
CREATE TABLE "Mention" (
    "postId" BIGINT NOT NULL,
    "nameId" BIGINT NOT NULL,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("postId","nameId")
);

-- CreateTable
CREATE TABLE "Draft" (
    "memberId" BIGINT NOT NULL,
    "place" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("memberId","place")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" BIGSERIAL NOT NULL,
    "memberId" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "threadId" BIGINT,
    "postId" BIGINT,
    "entryId" BIGINT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Destination_nextCheckAt_idx" ON "Destination"("nextCheckAt");

-- CreateIndex
CREATE INDEX "LinkRequest_postId_idx" ON "LinkRequest"("postId");

-- CreateIndex
CREATE INDEX "Quote_quotedId_idx" ON "Quote"("quotedId");

-- CreateIndex
CREATE INDEX "Mention_nameId_idx" ON "Mention"("nameId");

-- CreateIndex
CREATE INDEX "Notification_memberId_id_idx" ON "Notification"("memberId", "id" DESC);

-- CreateIndex
CREATE INDEX "PostLink_address_idx" ON "PostLink"("address");

-- CreateIndex
CREATE INDEX "PostLink_target_idx" ON "PostLink"("target");

-- AddForeignKey
ALTER TABLE "LinkHost" ADD CONSTRAINT "LinkHost_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkHost" ADD CONSTRAINT "LinkHost_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkHost" ADD CONSTRAINT "LinkHost_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkRequest" ADD CONSTRAINT "LinkRequest_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkRequest" ADD CONSTRAINT "LinkRequest_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkRequest" ADD CONSTRAINT "LinkRequest_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_quotingId_fkey" FOREIGN KEY ("quotingId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_quotedId_fkey" FOREIGN KEY ("quotedId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_nameId_fkey" FOREIGN KEY ("nameId") REFERENCES "Name"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "Board"
  ADD CONSTRAINT "Board_editMinutes_bounds" CHECK ("editMinutes" BETWEEN 0 AND 525600);
ALTER TABLE "Destination"
  ADD CONSTRAINT "Destination_web_only" CHECK (address ~* '^https?://' AND "finalAddress" ~* '^https?://' AND "formerAddress" ~* '^https?://' AND "archiveAddress" ~* '^https?://'),
  ADD CONSTRAINT "Destination_failures_bounds" CHECK (failures >= 0);
ALTER TABLE "LinkHost"
  ADD CONSTRAINT "LinkHost_pattern_shape" CHECK (pattern ~ '^(\*\.)?[a-z0-9][a-z0-9.-]*$' AND char_length(pattern) <= 255),
  ADD CONSTRAINT "LinkHost_ended_by" CHECK (("endedAt" IS NULL) = ("endedById" IS NULL));
ALTER TABLE "PostRevision"
  ADD CONSTRAINT "PostRevision_revision_positive" CHECK (revision >= 1);
ALTER TABLE "Quote"
  ADD CONSTRAINT "Quote_of_another" CHECK ("quotingId" <> "quotedId");
ALTER TABLE "Draft"
  ADD CONSTRAINT "Draft_place_shape" CHECK (place LIKE '/%' AND char_length(place) <= 200),
  ADD CONSTRAINT "Draft_bounds" CHECK (pg_column_size(fields) <= 2000000);

-- One rule at a time for a host on a board; one open request for a wording from one reader (from all who are not
-- signed in: one); one unread line for one thing.
CREATE UNIQUE INDEX "LinkHost_standing_key" ON "LinkHost" (pattern, "boardId") NULLS NOT DISTINCT WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "LinkRequest_asked_key" ON "LinkRequest" ("postId", revision, "askerId") WHERE "askerId" IS NOT NULL;
CREATE UNIQUE INDEX "LinkRequest_asked_by_guest_key" ON "LinkRequest" ("postId", revision) WHERE "askerId" IS NULL;
CREATE INDEX "LinkRequest_open_idx" ON "LinkRequest" ("createdAt") WHERE "entryId" IS NULL;
CREATE UNIQUE INDEX "Notification_unread_key" ON "Notification" ("memberId", key) WHERE "readAt" IS NULL;
-- The few addresses that are being asked now: one at a time of one host.
CREATE INDEX "Destination_claimed_idx" ON "Destination" ("claimedUntil") WHERE "claimedUntil" IS NOT NULL;
