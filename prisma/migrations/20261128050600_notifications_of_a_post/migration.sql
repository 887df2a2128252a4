-- Alone in its migration: made beside the writers, outside of any transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Notification_post_idx" ON "Notification" ("postId") WHERE "postId" IS NOT NULL;
