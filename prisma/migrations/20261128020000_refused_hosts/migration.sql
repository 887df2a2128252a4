-- AlterTable
ALTER TABLE "LinkHost" ADD COLUMN     "entryId" BIGINT;

-- CreateTable
CREATE TABLE "RuledPost" (
    "entryId" BIGINT NOT NULL,
    "postId" BIGINT NOT NULL,
    "ruleId" BIGINT NOT NULL,
    "links" INTEGER NOT NULL,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RuledPost_pkey" PRIMARY KEY ("entryId","postId")
);

-- CreateIndex
CREATE INDEX "RuledPost_postId_idx" ON "RuledPost"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "LinkHost_entryId_key" ON "LinkHost"("entryId");

-- AddForeignKey
ALTER TABLE "LinkHost" ADD CONSTRAINT "LinkHost_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RuledPost" ADD CONSTRAINT "RuledPost_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ModerationEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RuledPost" ADD CONSTRAINT "RuledPost_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RuledPost" ADD CONSTRAINT "RuledPost_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "LinkHost"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "RuledPost" ADD CONSTRAINT "RuledPost_links" CHECK (links > 0);

-- What waits to be brought in line, which is nearly always nothing: looked for every ten seconds.
CREATE INDEX "RuledPost_waiting_idx" ON "RuledPost" ("entryId", "postId") WHERE "appliedAt" IS NULL;

-- Whose posts an act upon a host concerns does not decide on appeals against it; where it holds on all boards, admins do.
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
    AND NOT EXISTS (SELECT FROM "RuledPost" touched JOIN "Post" tp ON tp.id = touched."postId" JOIN "Name" tn ON tn.id = tp."nameId"
      WHERE touched."entryId" = e.id AND tn."memberId" = m.id)
    AND (e.action NOT LIKE 'role.%' AND (e.action NOT LIKE 'links.%' OR e."boardId" IS NOT NULL)
        AND NOT EXISTS (SELECT FROM "Role" s WHERE s."memberId" = e."subjectId" AND s."endedAt" IS NULL)
      OR EXISTS (SELECT FROM "Role" r WHERE r."memberId" = m.id AND r."endedAt" IS NULL AND r.kind = 'admin'));
$$;
