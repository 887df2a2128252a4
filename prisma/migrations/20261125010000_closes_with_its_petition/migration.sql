-- CreateEnum
CREATE TYPE "PetitionState" AS ENUM ('open', 'closed', 'rejected');

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "closesWithId" BIGINT;

-- CreateTable
CREATE TABLE "Petition" (
    "id" BIGSERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "PetitionState",
    "closesAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),
    "claimedUntil" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Petition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Petition_number_key" ON "Petition"("number");

-- CreateIndex
CREATE INDEX "Petition_nextCheckAt_idx" ON "Petition"("nextCheckAt");

-- CreateIndex
CREATE INDEX "Thread_closesWithId_idx" ON "Thread"("closesWithId");

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_closesWithId_fkey" FOREIGN KEY ("closesWithId") REFERENCES "Petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- From here on by hand: what Prisma's schema cannot say.

-- Whoever knows how a petition stands knows its moment as well.
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_state_has_its_moment" CHECK ((state IS NULL) = ("closesAt" IS NULL));
