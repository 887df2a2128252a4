-- Alone in its migration: made beside the writers, outside of any transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ModerationEntry_createdAt_id_idx" ON "ModerationEntry"("createdAt", "id");
