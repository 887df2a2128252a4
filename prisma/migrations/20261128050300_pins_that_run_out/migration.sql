-- Alone in its migration: made beside the writers, outside of any transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Thread_pinned_until_idx" ON "Thread" ("pinnedUntil") WHERE "pinnedUntil" IS NOT NULL;
