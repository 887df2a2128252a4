-- AlterTable
ALTER TABLE "Request" ADD COLUMN     "answer" TEXT,
ADD COLUMN     "declinedAt" TIMESTAMPTZ(3);

-- From here on by hand: what Prisma's schema cannot say.

-- What was declined may be asked for again.
DROP INDEX "Request_open_key";
CREATE UNIQUE INDEX "Request_open_key" ON "Request" ("threadId", "memberId", act) WHERE "entryId" IS NULL AND "declinedAt" IS NULL;
ALTER TABLE "Request" ADD CONSTRAINT "Request_one_answer" CHECK (("declinedAt" IS NULL) = (answer IS NULL) AND ("declinedAt" IS NULL OR "entryId" IS NULL));

-- The order of the public log: an act that gives its day alone stands at the day's beginning, not between two that give the hour.
CREATE INDEX "ModerationEntry_shown_idx" ON "ModerationEntry" (
  (CASE WHEN named THEN "createdAt" ELSE date_trunc('day', "createdAt" AT TIME ZONE 'Europe/London') AT TIME ZONE 'Europe/London' END) DESC, id DESC);
