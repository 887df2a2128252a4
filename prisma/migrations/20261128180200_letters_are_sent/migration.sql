-- When a letter is tried next, how often it was, and why it was given up.
ALTER TABLE "Outbox" ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "nextTryAt" TIMESTAMPTZ(3), ADD COLUMN "failedAt" TIMESTAMPTZ(3), ADD COLUMN "failure" TEXT;
CREATE INDEX "Outbox_to_send" ON "Outbox"("createdAt") WHERE "sentAt" IS NULL AND "droppedAt" IS NULL AND "failedAt" IS NULL;
CREATE INDEX "Outbox_kept" ON "Outbox"("sentAt") WHERE "asSent" IS NOT NULL;

-- Whether the member has shown that the address is theirs; and since when nothing is sent there, and why. Addresses of today are trusted.
ALTER TABLE "Member" ADD COLUMN "confirmedAt" TIMESTAMPTZ(3), ADD COLUMN "mailOffAt" TIMESTAMPTZ(3), ADD COLUMN "mailOffWhy" TEXT;
UPDATE "Member" SET "confirmedAt" = "joinedAt" WHERE email IS NOT NULL;
