-- By hand: what Prisma's schema cannot say.

-- The refusal of a host takes links out of posts of others: like a removal or a ban it rests on a rule.
ALTER TABLE "ModerationEntry" DROP CONSTRAINT "ModerationEntry_restriction_rests_on_a_rule";
ALTER TABLE "ModerationEntry"
  ADD CONSTRAINT "ModerationEntry_restriction_rests_on_a_rule" CHECK (
    action NOT IN ('post.remove', 'thread.remove', 'member.warn', 'member.suspend', 'member.ban', 'links.refuse') OR "undoesId" IS NOT NULL OR rule IS NOT NULL) NOT VALID;
