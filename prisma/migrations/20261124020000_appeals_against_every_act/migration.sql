-- CreateIndex
CREATE INDEX "Departure_entryId_idx" ON "Departure"("entryId");


-- From here on by hand: what Prisma's schema cannot say.

-- Who could decide on appeals against this entry at this moment, now for every act: whoever keeps the board where it was done,
-- the one where its thread is today and those to which it led posts; for an act upon a person, those who keep all boards (of the
-- staff, and about roles: admins). Never one whom it concerns.
CREATE OR REPLACE FUNCTION appeal_deciders(entry bigint, at timestamptz) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
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
    AND NOT EXISTS (SELECT FROM "Departure" d JOIN "Thread" o ON o.id = d."toId" WHERE d."entryId" = e.id
      AND NOT EXISTS (SELECT FROM "Role" r WHERE r."memberId" = m.id AND r."endedAt" IS NULL AND (r."boardId" IS NULL OR r."boardId" = o."boardId")))
    AND (e.action NOT LIKE 'role.%' AND NOT EXISTS (SELECT FROM "Role" s WHERE s."memberId" = e."subjectId" AND s."endedAt" IS NULL)
      OR EXISTS (SELECT FROM "Role" r WHERE r."memberId" = m.id AND r."endedAt" IS NULL AND r.kind = 'admin'));
$$;
