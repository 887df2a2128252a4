-- Alone in its migration: made beside the writers, outside of any transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ModerationEntry_action_createdAt_id_idx" ON "ModerationEntry"("action", "createdAt", "id");
