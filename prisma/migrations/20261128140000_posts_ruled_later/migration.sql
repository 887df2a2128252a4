-- AlterTable
ALTER TABLE "RuledPost" ADD COLUMN     "since" TIMESTAMPTZ(3),
ADD COLUMN     "statementDueAt" TIMESTAMPTZ(3);


-- From here on by hand: what Prisma's schema cannot say.

-- Whose authors still wait for their statements, which is nearly always nobody: looked for every ten seconds.
CREATE INDEX "RuledPost_statementDueAt_idx" ON "RuledPost" ("entryId", "postId") WHERE "statementDueAt" IS NOT NULL;
