-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "quotedApart" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "Quote" ADD COLUMN     "believed" BOOLEAN NOT NULL DEFAULT true;


-- From here on by hand: what Prisma's schema cannot say.

-- What was not believed until now: rendered anew when the post that it names goes.
INSERT INTO "Quote" ("quotingId", "quotedId", believed)
  SELECT DISTINCT quoting.id, quoted.id, false
  FROM "Post" quoting
    CROSS JOIN LATERAL regexp_matches(quoting.body, '\]\(/p/([1-9][0-9]{0,17})\)', 'g') AS head
    JOIN "Post" quoted ON quoted.id = head[1]::bigint
  WHERE quoting.misquoted <> '{}' AND quoted.id <> quoting.id
  ON CONFLICT DO NOTHING;
