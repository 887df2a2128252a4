-- By hand: what Prisma's schema cannot say.

-- What always takes something from somebody rests on a rule; with the rule go origin and scope. An undo gives back. Entries from
-- before there were rules stay as they are.
ALTER TABLE "ModerationEntry"
  ADD CONSTRAINT "ModerationEntry_restriction_rests_on_a_rule" CHECK (
    action NOT IN ('post.remove', 'thread.remove', 'member.warn', 'member.suspend', 'member.ban') OR "undoesId" IS NOT NULL OR rule IS NOT NULL) NOT VALID;
