-- AlterTable
ALTER TABLE "ImportedText" ADD COLUMN     "asWritten" TEXT;

-- From here on by hand: what Prisma's schema cannot say.

-- The words of a briefing, hashed: another hash than the one that its import left, and somebody has edited it since.
CREATE FUNCTION briefing_hash(briefing bigint) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', b.title, b.before,
    (SELECT string_agg(f.number || E'\n' || f.body, E'\n' ORDER BY f.number) FROM "Fact" f WHERE f."briefingId" = b.id), b.after), 'UTF8')), 'hex')
  FROM "Briefing" b WHERE b.id = briefing
$$;

-- Until now nothing edited a briefing.
UPDATE "ImportedText" SET "asWritten" = briefing_hash("briefingId") WHERE "briefingId" IS NOT NULL;
