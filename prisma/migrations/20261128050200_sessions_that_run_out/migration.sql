-- Alone in its migration: made beside the writers, outside of any transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Session_expiresAt_idx" ON "Session"("expiresAt");
