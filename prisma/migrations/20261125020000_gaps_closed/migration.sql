-- CreateIndex
CREATE INDEX "ModerationEntry_action_id_idx" ON "ModerationEntry"("action", "id");

-- CreateIndex
CREATE INDEX "ModerationEntry_rule_id_idx" ON "ModerationEntry"("rule", "id");

-- CreateIndex
CREATE INDEX "Outbox_entryId_idx" ON "Outbox"("entryId");

-- From here on by hand: what Prisma's schema cannot say.

-- A board holds posts under its own rules, and under these it does nothing else. Entries from before stay as they are.
ALTER TABLE "ModerationEntry"
  ADD CONSTRAINT "ModerationEntry_held_under_its_rule" CHECK (
    (action = 'post.hold') = (rule IN ('held-newcomer', 'held-links', 'held-words'))) NOT VALID;
