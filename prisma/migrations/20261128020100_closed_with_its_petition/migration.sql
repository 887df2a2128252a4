-- A thread that closes with its petition has an entry that nobody made: without a rule of the house, for nothing was found against anybody.
ALTER TABLE "ModerationEntry" DROP CONSTRAINT "ModerationEntry_by_somebody_or_a_rule";
ALTER TABLE "ModerationEntry"
  ADD CONSTRAINT "ModerationEntry_by_somebody_or_a_rule" CHECK (
    ("moderatorId" IS NULL) = (action IN ('post.hold', 'thread.petition')) AND ("nameId" IS NULL) = ("moderatorId" IS NULL)
    AND (action <> 'post.hold' OR origin = 'automatic' AND scope = 'post' AND rule IS NOT NULL AND until IS NULL AND "boardId" IS NOT NULL
      AND "threadId" IS NOT NULL AND "postId" IS NOT NULL AND NOT named AND NOT "wordsOpen" AND "undoesId" IS NULL) IS TRUE
    AND (action <> 'thread.petition' OR rule IS NULL AND until IS NULL AND "boardId" IS NOT NULL AND "threadId" IS NOT NULL AND "postId" IS NULL
      AND "subjectId" IS NULL AND named AND "wordsOpen" AND "undoesId" IS NULL) IS TRUE) NOT VALID;
ALTER TABLE "ModerationEntry" VALIDATE CONSTRAINT "ModerationEntry_by_somebody_or_a_rule";
