-- AlterTable
ALTER TABLE "ModerationEntry" ALTER COLUMN "moderatorId" DROP NOT NULL,
ALTER COLUMN "nameId" DROP NOT NULL;

-- From here on by hand: what Prisma's schema cannot say.

-- Nobody stands behind an entry exactly where a rule of a board held a post by itself. Such an entry is a whole statement, names
-- nobody and undoes nothing. The chain hashes entries as before: a key that is missing is a null of its line.
ALTER TABLE "ModerationEntry"
  ADD CONSTRAINT "ModerationEntry_by_somebody_or_a_rule" CHECK (
    ("moderatorId" IS NULL) = (action = 'post.hold') AND ("nameId" IS NULL) = ("moderatorId" IS NULL)
    AND (action <> 'post.hold' OR origin = 'automatic' AND scope = 'post' AND rule IS NOT NULL AND until IS NULL AND "boardId" IS NOT NULL
      AND "threadId" IS NOT NULL AND "postId" IS NOT NULL AND NOT named AND NOT "wordsOpen" AND "undoesId" IS NULL) IS TRUE);

-- One entry for each wording that is held: where nobody acts, the key of the entry stands alone.
CREATE UNIQUE INDEX "ModerationEntry_by_itself_key" ON "ModerationEntry" (key) WHERE "moderatorId" IS NULL;
