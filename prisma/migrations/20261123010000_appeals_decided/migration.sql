-- CreateEnum
CREATE TYPE "AppealOutcome" AS ENUM ('granted', 'declined', 'settled');

-- AlterTable
ALTER TABLE "Appeal" ADD COLUMN     "answerId" BIGINT,
ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "outcome" "AppealOutcome";

-- CreateIndex
CREATE INDEX "Appeal_answerId_idx" ON "Appeal"("answerId");

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- From here on by hand: what Prisma's schema cannot say.

-- Appeals from before whose act has ended since are over; the others wait for a decision.
UPDATE "Appeal" a SET outcome = 'settled', "endedAt" = now(), "answerId" = u.id
  FROM "ModerationEntry" e
    LEFT JOIN "ModerationEntry" u ON u."undoesId" = e.id
    LEFT JOIN "EntryWords" w ON w."entryId" = e.id
    LEFT JOIN "Post" p ON p.id = e."postId"
    LEFT JOIN "Thread" t ON t.id = e."threadId"
    LEFT JOIN "Member" m ON m.id = e."subjectId"
  WHERE e.id = a."entryId" AND (u.id IS NOT NULL OR e.until <= now()
    OR e.action = 'post.remove' AND p."removedAt" IS NULL
    OR e.action = 'thread.remove' AND t."removedAt" IS NULL
    OR e.action = 'thread.move' AND w.detail ? 'to' AND t."boardId" <> (w.detail->>'to')::bigint
    OR e.action = 'member.suspend' AND m."suspendedUntil" IS DISTINCT FROM e.until
    OR e.action = 'member.ban' AND m."bannedAt" IS NULL);

ALTER TABLE "Appeal"
  ADD CONSTRAINT "Appeal_ended_whole" CHECK (num_nonnulls(outcome, "endedAt") IN (0, 2) AND ("answerId" IS NULL OR outcome IS NOT NULL)),
  ADD CONSTRAINT "Appeal_decided_by_an_entry" CHECK (outcome NOT IN ('granted', 'declined') OR "answerId" IS NOT NULL);

-- What waits on the desk, the oldest first.
CREATE INDEX "Appeal_waiting_idx" ON "Appeal" (id) WHERE outcome IS NULL;

-- Who could decide on appeals against this entry at this moment: whoever keeps the board where it was done and the one where
-- its thread is today; for an act upon a person, those who keep all boards (of the staff: admins). Never one whom it concerns.
CREATE FUNCTION appeal_deciders(entry bigint, at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
  SELECT m.id FROM "ModerationEntry" e
    LEFT JOIN "Post" p ON p.id = e."postId"
    LEFT JOIN "Name" author ON author.id = p."nameId"
    LEFT JOIN "Thread" t ON t.id = coalesce(p."threadId", e."threadId")
    LEFT JOIN "Name" starter ON starter.id = t."starterId" AND e."postId" IS NULL
    JOIN "Member" m ON m."importedAt" IS NULL AND m."bannedAt" IS NULL AND (m."suspendedUntil" <= at) IS NOT FALSE
  WHERE e.id = entry AND m.id NOT IN (coalesce(author."memberId", 0), coalesce(starter."memberId", 0), coalesce(e."subjectId", 0))
    AND NOT EXISTS (SELECT FROM "Appeal" a WHERE a."entryId" = e.id AND a."memberId" = m.id)
    AND EXISTS (SELECT FROM "Role" r WHERE r."memberId" = m.id AND r."endedAt" IS NULL AND (r."boardId" IS NULL OR r."boardId" = e."boardId"))
    AND (t.id IS NULL OR EXISTS (SELECT FROM "Role" r WHERE r."memberId" = m.id AND r."endedAt" IS NULL AND (r."boardId" IS NULL OR r."boardId" = t."boardId")))
    AND (NOT EXISTS (SELECT FROM "Role" s WHERE s."memberId" = e."subjectId" AND s."endedAt" IS NULL)
      OR EXISTS (SELECT FROM "Role" r WHERE r."memberId" = m.id AND r."endedAt" IS NULL AND r.kind = 'admin'));
$$;

-- An appeal is decided once, and never by whoever made it, nor by whoever acted as long as there is anybody else.
CREATE FUNCTION decide_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE decider bigint; actor bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.outcome IN ('granted', 'declined') AND (OLD.outcome, OLD."endedAt", OLD."answerId") IS DISTINCT FROM (NEW.outcome, NEW."endedAt", NEW."answerId") THEN
    RAISE EXCEPTION 'An appeal is decided once' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome IS NULL OR NEW.outcome = 'settled' THEN RETURN NEW; END IF;
  SELECT "moderatorId" INTO decider FROM "ModerationEntry" WHERE id = NEW."answerId";
  SELECT "moderatorId" INTO actor FROM "ModerationEntry" WHERE id = NEW."entryId";
  IF decider = NEW."memberId" THEN RAISE EXCEPTION 'Nobody decides on her own appeal' USING ERRCODE = 'check_violation'; END IF;
  IF decider = actor AND EXISTS (SELECT FROM appeal_deciders(NEW."entryId", NEW."endedAt") other WHERE other <> actor) THEN
    RAISE EXCEPTION 'Another moderator than the one who acted decides' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Appeal_decided" BEFORE INSERT OR UPDATE ON "Appeal" FOR EACH ROW EXECUTE FUNCTION decide_appeal();
