-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "locksAt" TIMESTAMPTZ(3);

-- From here on by hand: what Prisma's schema cannot say.

-- An address that a board once had leads to it for ever and is never another's. Two boards that reach for one address wait for each other here.
CREATE FUNCTION keep_board_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('Board.slug'));
  IF EXISTS (SELECT FROM "UrlAlias" WHERE path = '/b/' || NEW.slug AND "boardId" IS DISTINCT FROM NEW.id) THEN
    RAISE EXCEPTION 'The address /b/% leads elsewhere', NEW.slug USING ERRCODE = 'unique_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.slug <> NEW.slug THEN
    INSERT INTO "UrlAlias" (path, "boardId", "createdAt") VALUES ('/b/' || OLD.slug, NEW.id, now())
    ON CONFLICT (path) DO UPDATE SET "boardId" = NEW.id, "threadId" = NULL, "postId" = NULL, "briefingId" = NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Board_keeps_its_address" AFTER INSERT OR UPDATE OF slug ON "Board"
  FOR EACH ROW EXECUTE FUNCTION keep_board_address();

-- What is to end or begin by itself is looked for every few seconds.
CREATE INDEX "Thread_locks_idx" ON "Thread" ("locksAt") WHERE "locksAt" IS NOT NULL;
