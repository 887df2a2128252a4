-- Alone in its migration: an index of a table that is written all the time is made beside the writers, outside of any transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Notification_entry_idx" ON "Notification" ("entryId") WHERE "entryId" IS NOT NULL;
