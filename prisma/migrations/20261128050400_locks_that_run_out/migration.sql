-- Alone in its migration: made beside the writers, outside of any transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Thread_locked_until_idx" ON "Thread" ("lockedUntil") WHERE "lockedUntil" IS NOT NULL;
