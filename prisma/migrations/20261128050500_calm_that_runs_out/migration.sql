-- Alone in its migration: made beside the writers, outside of any transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Thread_calm_until_idx" ON "Thread" ("calmUntil") WHERE "calmUntil" IS NOT NULL;
