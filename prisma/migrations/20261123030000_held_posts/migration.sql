-- CreateEnum
CREATE TYPE "Holds" AS ENUM ('nobody', 'newcomers', 'links');

-- CreateEnum
CREATE TYPE "HeldFor" AS ENUM ('newcomer', 'links', 'words');

-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "heldWords" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "holds" "Holds" NOT NULL DEFAULT 'nobody';

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "heldAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "heldAt" TIMESTAMPTZ(3),
ADD COLUMN     "heldFor" "HeldFor";



-- From here on by hand: what Prisma's schema cannot say.

-- What is held is out of sight for every query that asks for what stands, those that do not know of holding included.
ALTER TABLE "Thread"
  ADD CONSTRAINT "Thread_held_out_of_sight" CHECK ("heldAt" IS NULL OR ("removedAt" IS NOT DISTINCT FROM "heldAt" AND "mergedIntoId" IS NULL AND "postCount" = 0));
ALTER TABLE "Post"
  ADD CONSTRAINT "Post_held_out_of_sight" CHECK ("heldAt" IS NULL OR ("removedAt" IS NOT DISTINCT FROM "heldAt" AND "withdrawnAt" IS NULL AND voice = 'personal')),
  ADD CONSTRAINT "Post_held_for_a_reason" CHECK (("heldAt" IS NULL) = ("heldFor" IS NULL));
ALTER TABLE "Board"
  ADD CONSTRAINT "Board_heldWords_bounds" CHECK (cardinality("heldWords") <= 100 AND char_length(array_to_string("heldWords", '')) <= 4000);

-- The few posts that wait, for the moderators' list.
CREATE INDEX "Post_held_idx" ON "Post" (id) WHERE "heldAt" IS NOT NULL;

-- A held post is not the last one of its thread while another stands. Asked at commit, of held posts alone.
CREATE FUNCTION refuse_held_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Thread" t JOIN "Post" p ON p."threadId" = t.id AND p.number = t."lastPostNumber"
      WHERE p.id = NEW.id AND p."heldAt" IS NOT NULL AND t."postCount" > 0) THEN
    RAISE EXCEPTION 'A held post is the last of its thread' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "Post_held_never_last" AFTER INSERT OR UPDATE OF "heldAt", "threadId", number ON "Post" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."heldAt" IS NOT NULL) EXECUTE FUNCTION refuse_held_last();
