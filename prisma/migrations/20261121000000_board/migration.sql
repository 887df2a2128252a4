-- CreateSchema
-- Asked first: "IF NOT EXISTS" still wants the right to make schemas, which whoever owns no more than this one has not.
DO $$ BEGIN
  IF current_schema() IS NULL THEN CREATE SCHEMA "public"; END IF;
END $$;

-- CreateEnum
CREATE TYPE "BoardKind" AS ENUM ('discussion', 'campaign');

-- CreateEnum
CREATE TYPE "Readers" AS ENUM ('everyone', 'members', 'staff');

-- CreateEnum
CREATE TYPE "Writers" AS ENUM ('members', 'staff');

-- CreateEnum
CREATE TYPE "Voice" AS ENUM ('personal', 'hq');

-- CreateEnum
CREATE TYPE "LinkState" AS ENUM ('plain', 'clickable', 'blocked');

-- CreateEnum
CREATE TYPE "RoleKind" AS ENUM ('moderator', 'admin');

-- CreateTable
CREATE TABLE "Section" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Board" (
    "id" BIGSERIAL NOT NULL,
    "sectionId" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "kind" "BoardKind" NOT NULL DEFAULT 'discussion',
    "readableBy" "Readers" NOT NULL DEFAULT 'everyone',
    "startableBy" "Writers" NOT NULL DEFAULT 'members',
    "repliableBy" "Writers" NOT NULL DEFAULT 'members',
    "lengthCap" INTEGER NOT NULL DEFAULT 1000,
    "unindexedAt" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BoardCount" (
    "boardId" BIGINT NOT NULL,
    "shard" SMALLINT NOT NULL,
    "threads" BIGINT NOT NULL DEFAULT 0,
    "posts" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "BoardCount_pkey" PRIMARY KEY ("boardId","shard")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" BIGSERIAL NOT NULL,
    "email" TEXT,
    "passwordHash" TEXT,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedAt" TIMESTAMPTZ(3),
    "suspendedUntil" TIMESTAMPTZ(3),
    "bannedAt" TIMESTAMPTZ(3),
    "demoAt" TIMESTAMPTZ(3),

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Name" (
    "id" BIGSERIAL NOT NULL,
    "memberId" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" BIGSERIAL NOT NULL,
    "memberId" BIGINT NOT NULL,
    "kind" "RoleKind" NOT NULL,
    "boardId" BIGINT,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedById" BIGINT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL,
    "memberId" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Thread" (
    "id" BIGSERIAL NOT NULL,
    "boardId" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "starterId" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "activityAt" TIMESTAMPTZ(3) NOT NULL,
    "lastNumber" INTEGER NOT NULL,
    "postCount" INTEGER NOT NULL,
    "lastPostAt" TIMESTAMPTZ(3) NOT NULL,
    "lastPostNumber" INTEGER NOT NULL,
    "lastPosterId" BIGINT NOT NULL,
    "lastPostVoice" "Voice" NOT NULL DEFAULT 'personal',
    "pinnedAt" TIMESTAMPTZ(3),
    "lockedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, title)) STORED,

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" BIGSERIAL NOT NULL,
    "threadId" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "nameId" BIGINT NOT NULL,
    "voice" "Voice" NOT NULL DEFAULT 'personal',
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "textVersion" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, body)) STORED,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostLink" (
    "id" BIGSERIAL NOT NULL,
    "postId" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "LinkState" NOT NULL,
    "decidedById" BIGINT,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PostLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "memberId" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "postId" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("memberId","key")
);

-- CreateTable
CREATE TABLE "ModerationEntry" (
    "id" BIGSERIAL NOT NULL,
    "action" TEXT NOT NULL,
    "moderatorId" BIGINT NOT NULL,
    "nameId" BIGINT NOT NULL,
    "boardId" BIGINT NOT NULL,
    "threadId" BIGINT,
    "atNumber" INTEGER,
    "postId" BIGINT,
    "reason" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "says" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "key" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "undoesId" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModerationEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Signpost" (
    "id" BIGSERIAL NOT NULL,
    "boardId" BIGINT NOT NULL,
    "threadId" BIGINT NOT NULL,
    "entryId" BIGINT NOT NULL,
    "activityAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "Signpost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UrlAlias" (
    "path" TEXT NOT NULL,
    "threadId" BIGINT,
    "postId" BIGINT,
    "boardId" BIGINT,
    "briefingId" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UrlAlias_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "Briefing" (
    "id" BIGSERIAL NOT NULL,
    "boardId" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "beforeHtml" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "afterHtml" TEXT NOT NULL,
    "textVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Briefing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fact" (
    "id" BIGSERIAL NOT NULL,
    "briefingId" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportedText" (
    "key" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "threadId" BIGINT,
    "briefingId" BIGINT,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportedText_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" BIGINT,
    "boardId" BIGINT,
    "threadId" BIGINT,
    "postId" BIGINT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Section_name_key" ON "Section"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Board_slug_key" ON "Board"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Board_name_key" ON "Board"("name");

-- CreateIndex
CREATE INDEX "Board_sectionId_position_idx" ON "Board"("sectionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Member_email_key" ON "Member"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Name_key_key" ON "Name"("key");

-- CreateIndex
CREATE INDEX "Name_memberId_idx" ON "Name"("memberId");

-- CreateIndex
CREATE INDEX "Role_memberId_idx" ON "Role"("memberId");

-- CreateIndex
CREATE INDEX "Session_memberId_idx" ON "Session"("memberId");

-- CreateIndex
CREATE INDEX "Thread_starterId_idx" ON "Thread"("starterId");

-- CreateIndex
CREATE INDEX "Thread_lastPosterId_idx" ON "Thread"("lastPosterId");

-- CreateIndex
CREATE INDEX "Thread_search_idx" ON "Thread" USING GIN ("search");

-- CreateIndex
CREATE INDEX "Post_threadId_nameId_number_idx" ON "Post"("threadId", "nameId", "number");

-- CreateIndex
CREATE INDEX "Post_nameId_createdAt_idx" ON "Post"("nameId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Post_search_idx" ON "Post" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "Post_threadId_number_key" ON "Post"("threadId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PostLink_postId_ordinal_key" ON "PostLink"("postId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "ModerationEntry_undoesId_key" ON "ModerationEntry"("undoesId");

-- CreateIndex
CREATE INDEX "ModerationEntry_threadId_atNumber_id_idx" ON "ModerationEntry"("threadId", "atNumber", "id");

-- CreateIndex
CREATE INDEX "ModerationEntry_boardId_id_idx" ON "ModerationEntry"("boardId", "id");

-- CreateIndex
CREATE INDEX "ModerationEntry_postId_idx" ON "ModerationEntry"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "ModerationEntry_moderatorId_key_key" ON "ModerationEntry"("moderatorId", "key");

-- CreateIndex
CREATE INDEX "Signpost_boardId_activityAt_idx" ON "Signpost"("boardId", "activityAt" DESC);

-- CreateIndex
CREATE INDEX "Signpost_threadId_idx" ON "Signpost"("threadId");

-- CreateIndex
CREATE UNIQUE INDEX "Signpost_boardId_threadId_key" ON "Signpost"("boardId", "threadId");

-- CreateIndex
CREATE UNIQUE INDEX "Briefing_slug_key" ON "Briefing"("slug");

-- CreateIndex
CREATE INDEX "Briefing_boardId_idx" ON "Briefing"("boardId");

-- CreateIndex
CREATE UNIQUE INDEX "Fact_briefingId_number_key" ON "Fact"("briefingId", "number");

-- CreateIndex
CREATE INDEX "Event_threadId_id_idx" ON "Event"("threadId", "id");

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardCount" ADD CONSTRAINT "BoardCount_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Name" ADD CONSTRAINT "Name_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_starterId_fkey" FOREIGN KEY ("starterId") REFERENCES "Name"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_lastPosterId_fkey" FOREIGN KEY ("lastPosterId") REFERENCES "Name"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_nameId_fkey" FOREIGN KEY ("nameId") REFERENCES "Name"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostLink" ADD CONSTRAINT "PostLink_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostLink" ADD CONSTRAINT "PostLink_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_moderatorId_fkey" FOREIGN KEY ("moderatorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_nameId_fkey" FOREIGN KEY ("nameId") REFERENCES "Name"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_undoesId_fkey" FOREIGN KEY ("undoesId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signpost" ADD CONSTRAINT "Signpost_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signpost" ADD CONSTRAINT "Signpost_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signpost" ADD CONSTRAINT "Signpost_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UrlAlias" ADD CONSTRAINT "UrlAlias_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UrlAlias" ADD CONSTRAINT "UrlAlias_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UrlAlias" ADD CONSTRAINT "UrlAlias_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UrlAlias" ADD CONSTRAINT "UrlAlias_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Briefing" ADD CONSTRAINT "Briefing_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedText" ADD CONSTRAINT "ImportedText_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedText" ADD CONSTRAINT "ImportedText_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- From here on by hand: what Prisma's schema cannot say.

-- Words and numbers keep their bounds whoever writes them.
ALTER TABLE "Board"
  ADD CONSTRAINT "Board_slug_shape" CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  ADD CONSTRAINT "Board_lengthCap_bounds" CHECK ("lengthCap" BETWEEN 1 AND 1000000);
ALTER TABLE "BoardCount"
  ADD CONSTRAINT "BoardCount_shard_bounds" CHECK (shard BETWEEN 0 AND 15);
ALTER TABLE "Name"
  ADD CONSTRAINT "Name_bounds" CHECK (char_length(name) BETWEEN 1 AND 60 AND key <> '');
ALTER TABLE "Member"
  ADD CONSTRAINT "Member_email_lower" CHECK (email = lower(email)),
  ADD CONSTRAINT "Member_imported_has_no_door" CHECK ("importedAt" IS NULL OR ("passwordHash" IS NULL AND email IS NULL));
ALTER TABLE "Role"
  ADD CONSTRAINT "Role_admin_of_all" CHECK (kind <> 'admin' OR "boardId" IS NULL);
ALTER TABLE "Thread"
  ADD CONSTRAINT "Thread_title_bounds" CHECK (char_length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT "Thread_slug_shape" CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  ADD CONSTRAINT "Thread_counts" CHECK ("lastNumber" >= 1 AND "postCount" BETWEEN 0 AND "lastNumber" AND "lastPostNumber" BETWEEN 1 AND "lastNumber");
ALTER TABLE "Post"
  ADD CONSTRAINT "Post_number_positive" CHECK (number >= 1),
  ADD CONSTRAINT "Post_revision_positive" CHECK (revision >= 1),
  ADD CONSTRAINT "Post_body_bounds" CHECK (char_length(body) BETWEEN 1 AND 100000);
ALTER TABLE "PostLink"
  ADD CONSTRAINT "PostLink_ordinal_positive" CHECK (ordinal >= 1),
  ADD CONSTRAINT "PostLink_web_only" CHECK (address ~* '^https?://');
ALTER TABLE "Fact"
  ADD CONSTRAINT "Fact_number_positive" CHECK (number >= 1);
ALTER TABLE "UrlAlias"
  ADD CONSTRAINT "UrlAlias_path_shape" CHECK (path LIKE '/%' OR path LIKE '?%'),
  ADD CONSTRAINT "UrlAlias_leads_to_one" CHECK (num_nonnulls("threadId", "postId", "boardId", "briefingId") = 1);
ALTER TABLE "ImportedText"
  ADD CONSTRAINT "ImportedText_became_one" CHECK (num_nonnulls("threadId", "briefingId") = 1);

-- A member has one name at a time; a role is held once.
CREATE UNIQUE INDEX "Name_current_key" ON "Name" ("memberId") WHERE "retiredAt" IS NULL;
CREATE UNIQUE INDEX "Role_held_key" ON "Role" ("memberId", kind, "boardId") NULLS NOT DISTINCT WHERE "endedAt" IS NULL;

-- The hot lists: threads of a board, threads of all boards, pinned threads, HQ's posts of a thread.
CREATE INDEX "Thread_board_activity_idx" ON "Thread" ("boardId", "activityAt" DESC, id DESC) WHERE "removedAt" IS NULL AND "pinnedAt" IS NULL;
CREATE INDEX "Thread_activity_idx" ON "Thread" ("activityAt" DESC, id DESC) WHERE "removedAt" IS NULL;
CREATE INDEX "Thread_pinned_idx" ON "Thread" ("boardId") WHERE "pinnedAt" IS NOT NULL;
CREATE INDEX "Post_hq_idx" ON "Post" ("threadId", number) WHERE voice = 'hq';

-- A board's counters follow its threads. A writer adds to one shard of sixteen, chosen by her
-- connection, so that posts in different threads of one board do not wait for each other. A move
-- touches two boards, always in the order of their keys, so that two moves cannot deadlock here.
CREATE FUNCTION add_to_board(board bigint, more_threads bigint, more_posts bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "BoardCount" ("boardId", shard, threads, posts)
  VALUES (board, pg_backend_pid() % 16, more_threads, more_posts)
  ON CONFLICT ("boardId", shard) DO UPDATE
  SET threads = "BoardCount".threads + EXCLUDED.threads, posts = "BoardCount".posts + EXCLUDED.posts;
$$;

CREATE FUNCTION count_thread() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was_threads bigint := 0; was_posts bigint := 0;
  is_threads bigint := 0; is_posts bigint := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD."removedAt" IS NULL THEN was_threads := 1; was_posts := OLD."postCount"; END IF;
  IF TG_OP <> 'DELETE' AND NEW."removedAt" IS NULL THEN is_threads := 1; is_posts := NEW."postCount"; END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM add_to_board(NEW."boardId", is_threads, is_posts);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_to_board(OLD."boardId", -was_threads, -was_posts);
  ELSIF OLD."boardId" = NEW."boardId" THEN
    IF (was_threads, was_posts) IS DISTINCT FROM (is_threads, is_posts) THEN
      PERFORM add_to_board(NEW."boardId", is_threads - was_threads, is_posts - was_posts);
    END IF;
  ELSIF OLD."boardId" < NEW."boardId" THEN
    PERFORM add_to_board(OLD."boardId", -was_threads, -was_posts);
    PERFORM add_to_board(NEW."boardId", is_threads, is_posts);
  ELSE
    PERFORM add_to_board(NEW."boardId", is_threads, is_posts);
    PERFORM add_to_board(OLD."boardId", -was_threads, -was_posts);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Thread_counts_for_board" AFTER INSERT OR DELETE OR UPDATE OF "boardId", "postCount", "removedAt" ON "Thread"
  FOR EACH ROW EXECUTE FUNCTION count_thread();

-- The log of acts and the list of events only grow.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "ModerationEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ModerationEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
