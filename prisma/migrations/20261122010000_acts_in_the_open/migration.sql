-- What may have to go one day is kept apart from the entries, which stay for ever; a digest ties them together.
CREATE TABLE "EntryWords" (
    "entryId" BIGINT NOT NULL,
    "words" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "salt" TEXT NOT NULL,
    "blankedById" BIGINT,

    CONSTRAINT "EntryWords_pkey" PRIMARY KEY ("entryId")
);

CREATE FUNCTION entry_digest(salt text, words text, detail jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(salt || E'\n' || words || E'\n' || detail::text, 'UTF8')), 'hex');
$$;

INSERT INTO "EntryWords" ("entryId", words, detail, salt) SELECT id, words, detail, gen_random_uuid()::text FROM "ModerationEntry";
ALTER TABLE "ModerationEntry" DISABLE TRIGGER "ModerationEntry_append_only";
ALTER TABLE "ModerationEntry" ADD COLUMN "digest" TEXT;
UPDATE "ModerationEntry" e SET digest = entry_digest(w.salt, w.words, w.detail) FROM "EntryWords" w WHERE w."entryId" = e.id;
ALTER TABLE "ModerationEntry" ALTER COLUMN "digest" SET NOT NULL;
ALTER TABLE "ModerationEntry" ENABLE TRIGGER "ModerationEntry_append_only";

-- CreateEnum
CREATE TYPE "Origin" AS ENUM ('own', 'report', 'automatic');

-- CreateEnum
CREATE TYPE "Scope" AS ENUM ('post', 'thread', 'board', 'site');

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "actsAsHqAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "calmSeconds" INTEGER,
ADD COLUMN     "calmStanding" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "calmUntil" TIMESTAMPTZ(3),
ADD COLUMN     "duplicateOfId" BIGINT,
ADD COLUMN     "lockedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "mergedIntoId" BIGINT,
ADD COLUMN     "pinnedUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "cameWithId" BIGINT,
ADD COLUMN     "wasNumber" INTEGER;

-- AlterTable
ALTER TABLE "ModerationEntry" DROP COLUMN "detail",
DROP COLUMN "words",
ADD COLUMN     "named" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "origin" "Origin",
ADD COLUMN     "rule" TEXT,
ADD COLUMN     "scope" "Scope",
ADD COLUMN     "subjectId" BIGINT,
ADD COLUMN     "until" TIMESTAMPTZ(3),
ADD COLUMN     "wordsOpen" BOOLEAN NOT NULL DEFAULT true,
ALTER COLUMN "boardId" DROP NOT NULL;


-- CreateTable
CREATE TABLE "EntrySeal" (
    "position" BIGINT NOT NULL,
    "entryId" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "EntrySeal_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "Departure" (
    "id" BIGSERIAL NOT NULL,
    "threadId" BIGINT NOT NULL,
    "firstNumber" INTEGER NOT NULL,
    "lastNumber" INTEGER NOT NULL,
    "toId" BIGINT NOT NULL,
    "entryId" BIGINT NOT NULL,

    CONSTRAINT "Departure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Watch" (
    "memberId" BIGINT NOT NULL,
    "threadId" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "suspendedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Watch_pkey" PRIMARY KEY ("memberId","threadId")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" BIGSERIAL NOT NULL,
    "threadId" BIGINT NOT NULL,
    "memberId" BIGINT NOT NULL,
    "act" TEXT NOT NULL,
    "toId" BIGINT,
    "words" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "entryId" BIGINT,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" BIGSERIAL NOT NULL,
    "memberId" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "entryId" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "droppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" BIGSERIAL NOT NULL,
    "entryId" BIGINT NOT NULL,
    "memberId" BIGINT NOT NULL,
    "words" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EntrySeal_entryId_key" ON "EntrySeal"("entryId");

-- CreateIndex
CREATE INDEX "Departure_threadId_firstNumber_idx" ON "Departure"("threadId", "firstNumber");

-- CreateIndex
CREATE INDEX "Departure_toId_idx" ON "Departure"("toId");

-- CreateIndex
CREATE INDEX "Watch_threadId_idx" ON "Watch"("threadId");

-- CreateIndex
CREATE INDEX "Request_threadId_idx" ON "Request"("threadId");

-- CreateIndex
CREATE INDEX "Outbox_memberId_id_idx" ON "Outbox"("memberId", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_entryId_memberId_key" ON "Appeal"("entryId", "memberId");

-- CreateIndex
CREATE INDEX "Thread_mergedIntoId_idx" ON "Thread"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Thread_duplicateOfId_idx" ON "Thread"("duplicateOfId");

-- CreateIndex
CREATE INDEX "ModerationEntry_subjectId_id_idx" ON "ModerationEntry"("subjectId", "id");

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_cameWithId_fkey" FOREIGN KEY ("cameWithId") REFERENCES "Departure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryWords" ADD CONSTRAINT "EntryWords_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryWords" ADD CONSTRAINT "EntryWords_blankedById_fkey" FOREIGN KEY ("blankedById") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntrySeal" ADD CONSTRAINT "EntrySeal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Departure" ADD CONSTRAINT "Departure_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Departure" ADD CONSTRAINT "Departure_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Departure" ADD CONSTRAINT "Departure_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

-- No restriction without rule or law, origin and reach; and facts, ready or in her own words (those may be blanked later).
ALTER TABLE "ModerationEntry"
  ADD CONSTRAINT "ModerationEntry_statement_whole" CHECK (num_nonnulls(rule, origin, scope) IN (0, 3) AND (rule <> '' AND (because <> '' OR reason = 'other')) IS NOT FALSE),
  ADD CONSTRAINT "ModerationEntry_until_of_restriction" CHECK (until IS NULL OR rule IS NOT NULL);
ALTER TABLE "Thread"
  ADD CONSTRAINT "Thread_leads_elsewhere" CHECK ("mergedIntoId" <> id AND "duplicateOfId" <> id),
  ADD CONSTRAINT "Thread_calm_bounds" CHECK ("calmSeconds" BETWEEN 1 AND 86400);
ALTER TABLE "Departure"
  ADD CONSTRAINT "Departure_run" CHECK ("firstNumber" BETWEEN 1 AND "lastNumber" AND "threadId" <> "toId");

-- Asked again before it is answered, a request is the same one.
CREATE UNIQUE INDEX "Request_open_key" ON "Request" ("threadId", "memberId", act) WHERE "entryId" IS NULL;

-- The chain of the log. An entry is sealed as the very last thing of its transaction, so that moderators wait for each
-- other no longer than a commit takes; one at a time, so that no place in the chain is given twice.
CREATE FUNCTION entry_line(e "ModerationEntry") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(e.id, e.action, e."moderatorId", e."nameId", e."boardId", e."threadId", e."atNumber", e."postId", e."subjectId", e.reason, e.because,
    e.rule, e.origin, e.scope, extract(epoch from e.until), e."wordsOpen", e.named, e.says, e.digest, e."undoesId", extract(epoch from e."createdAt"))::text;
$$;
CREATE FUNCTION seal_hash(before text, e "ModerationEntry") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(before || E'\n' || entry_line(e), 'UTF8')), 'hex');
$$;
CREATE FUNCTION seal_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last "EntrySeal";
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('EntrySeal'));
  SELECT * INTO last FROM "EntrySeal" ORDER BY position DESC LIMIT 1;
  INSERT INTO "EntrySeal" (position, "entryId", hash) VALUES (coalesce(last.position, 0) + 1, NEW.id, seal_hash(coalesce(last.hash, ''), NEW));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ModerationEntry_sealed" AFTER INSERT ON "ModerationEntry" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION seal_entry();

-- The entries of before are sealed in their order.
DO $$
DECLARE e "ModerationEntry"; place bigint := 0; before text := '';
BEGIN
  FOR e IN SELECT * FROM "ModerationEntry" ORDER BY id LOOP
    place := place + 1;
    before := seal_hash(before, e);
    INSERT INTO "EntrySeal" (position, "entryId", hash) VALUES (place, e.id, before);
  END LOOP;
END $$;

CREATE TRIGGER "EntrySeal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "EntrySeal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Words and detail are blanked whole, once, by an entry that says so; nothing else may happen to them.
CREATE FUNCTION only_blanking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."blankedById" IS NULL AND NEW."blankedById" IS NOT NULL AND NEW."entryId" = OLD."entryId"
    AND NEW.words = '' AND NEW.detail = '{}'::jsonb AND NEW.salt = '' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'The words of an entry can only be blanked' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "EntryWords_only_blanked" BEFORE UPDATE ON "EntryWords" FOR EACH ROW EXECUTE FUNCTION only_blanking();
CREATE TRIGGER "EntryWords_kept" BEFORE DELETE OR TRUNCATE ON "EntryWords" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- The few posts that came from another thread, by what brought them: for the undo, for old addresses, and for the key above.
CREATE INDEX "Post_came_idx" ON "Post" ("cameWithId", "wasNumber") WHERE "cameWithId" IS NOT NULL;
ALTER TABLE "Post"
  ADD CONSTRAINT "Post_came_from_a_number" CHECK (("cameWithId" IS NULL) = ("wasNumber" IS NULL));

-- What a post quotes is found at its source, and nowhere once that is withdrawn or removed.
DROP INDEX "Post_search_idx";
ALTER TABLE "Post" DROP COLUMN "search";
ALTER TABLE "Post" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, regexp_replace(body, '(?n)^ {0,3}>.*$', '', 'g'))) STORED;
CREATE INDEX "Post_search_idx" ON "Post" USING GIN ("search");
