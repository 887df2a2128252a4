-- The key under which entries are sealed, made where the role that serves is not the one that owns these tables. One row.
CREATE TABLE "LogKey" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "innerPad" BYTEA NOT NULL,
    "outerPad" BYTEA NOT NULL,
    "sealedBefore" BIGINT NOT NULL,
    "headBefore" TEXT NOT NULL,
    "faultsBefore" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LogKey_pkey" PRIMARY KEY ("id")
);

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "LogKey" ADD CONSTRAINT "LogKey_only_one" CHECK (id = 1);

-- HMAC with SHA-256, for which PostgreSQL itself has no function: the pads are the key, mixed in as RFC 2104 says.
CREATE FUNCTION keyed_seal_hash(k "LogKey", before text, e "ModerationEntry") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(k."outerPad" || sha256(k."innerPad" || convert_to(before || E'\n' || entry_line(e), 'UTF8'))), 'hex');
$$;

-- By the rights of its owner: the role that serves may neither read the key nor write a seal.
CREATE OR REPLACE FUNCTION seal_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE last "EntrySeal"; k "LogKey"; e "ModerationEntry";
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('EntrySeal'));
  SELECT * INTO STRICT e FROM "ModerationEntry" WHERE id = NEW.id;
  SELECT * INTO last FROM "EntrySeal" ORDER BY position DESC LIMIT 1;
  SELECT * INTO k FROM "LogKey";
  INSERT INTO "EntrySeal" (position, "entryId", hash) VALUES (coalesce(last.position, 0) + 1, e.id,
    CASE WHEN k.id IS NULL THEN seal_hash(coalesce(last.hash, ''), e) ELSE keyed_seal_hash(k, coalesce(last.hash, ''), e) END);
  RETURN NULL;
END $$;

-- Every entry that is not as it was written; words that were blanked by an entry that says so of them are no fault.
CREATE FUNCTION log_faults() RETURNS TABLE ("entryId" bigint, wrong text) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  WITH sealed AS (
    SELECT s.*, coalesce(lag(s.hash) OVER chain, '') AS before, row_number() OVER chain AS place FROM "EntrySeal" s WINDOW chain AS (ORDER BY s.position)
  )
  SELECT e.id, 'unsealed' FROM "ModerationEntry" e LEFT JOIN "EntrySeal" s ON s."entryId" = e.id WHERE s.position IS NULL
  UNION ALL SELECT s."entryId", 'gone' FROM "EntrySeal" s LEFT JOIN "ModerationEntry" e ON e.id = s."entryId" WHERE e.id IS NULL
  UNION ALL SELECT s."entryId", 'place' FROM sealed s WHERE s.position <> s.place
  UNION ALL SELECT e.id, 'chain' FROM sealed s JOIN "ModerationEntry" e ON e.id = s."entryId" LEFT JOIN "LogKey" k ON k."sealedBefore" < s.position
    WHERE s.hash <> CASE WHEN k.id IS NULL THEN seal_hash(s.before, e) ELSE keyed_seal_hash(k, s.before, e) END
      OR s.hash <> (SELECT last."headBefore" FROM "LogKey" last WHERE last."sealedBefore" = s.position)
  UNION ALL SELECT coalesce((SELECT s."entryId" FROM "EntrySeal" s ORDER BY s.position DESC LIMIT 1), 0), 'cut' FROM "LogKey" k
    WHERE k."sealedBefore" > coalesce((SELECT max(s.position) FROM "EntrySeal" s), 0)
  UNION ALL SELECT e.id, 'words' FROM "ModerationEntry" e LEFT JOIN "EntryWords" w ON w."entryId" = e.id
    LEFT JOIN "ModerationEntry" b ON b.id = w."blankedById" AND b.action = 'log.blank'
    LEFT JOIN "EntryWords" said ON said."entryId" = b.id AND (said."blankedById" IS NOT NULL OR said.detail->>'entry' = e.id::text)
    WHERE w."entryId" IS NULL OR said."entryId" IS NULL AND e.digest <> entry_digest(w.salt, w.words, w.detail)
  ORDER BY 1, 2;
$$;

-- From now on entries are sealed under a key that is made here and never leaves. What was sealed before stays as it is,
-- bound by its last hash, and what was wrong with it at this moment is kept.
CREATE FUNCTION put_log_under_key() RETURNS void LANGUAGE plpgsql AS $$
DECLARE secret bytea; inner_pad bytea := decode(repeat('36', 64), 'hex'); outer_pad bytea := decode(repeat('5c', 64), 'hex');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('EntrySeal'));
  IF EXISTS (SELECT FROM "LogKey") THEN RETURN; END IF;
  secret := sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
  FOR i IN 0..31 LOOP
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # get_byte(secret, i));
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # get_byte(secret, i));
  END LOOP;
  INSERT INTO "LogKey" ("innerPad", "outerPad", "sealedBefore", "headBefore", "faultsBefore", "createdAt") SELECT inner_pad, outer_pad,
    coalesce(max(s.position), 0), coalesce((SELECT h.hash FROM "EntrySeal" h ORDER BY h.position DESC LIMIT 1), ''),
    coalesce((SELECT jsonb_agg(f) FROM log_faults() f), '[]'), now() FROM "EntrySeal" s;
END $$;

-- The end of the chain, and whether it is guarded from the role that asks: not where that one has any of these tables, or their owner's rights.
CREATE FUNCTION log_head() RETURNS TABLE ("position" bigint, hash text, keyed boolean, "sealedBefore" bigint, "faultsBefore" jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(s.position, 0), coalesce(s.hash, ''), k.id IS NOT NULL AND NOT has_table_privilege(session_user, '"LogKey"', 'SELECT') AND NOT EXISTS (
      SELECT FROM pg_class c WHERE c.oid IN ('"LogKey"'::regclass, '"EntrySeal"'::regclass, '"EntryWords"'::regclass, '"ModerationEntry"'::regclass)
        AND pg_has_role(session_user, c.relowner, 'MEMBER')),
    k."sealedBefore", k."faultsBefore"
  FROM (SELECT) one LEFT JOIN "LogKey" k ON true LEFT JOIN LATERAL (SELECT * FROM "EntrySeal" ORDER BY position DESC LIMIT 1) s ON true;
$$;

-- An entry blanks the words that it says it blanks.
CREATE OR REPLACE FUNCTION only_blanking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."blankedById" IS NULL AND NEW."entryId" = OLD."entryId" AND NEW.words = '' AND NEW.detail = '{}'::jsonb AND NEW.salt = ''
    AND EXISTS (SELECT FROM "ModerationEntry" b JOIN "EntryWords" said ON said."entryId" = b.id
      WHERE b.id = NEW."blankedById" AND b.action = 'log.blank' AND said.detail->>'entry' = OLD."entryId"::text) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'The words of an entry can only be blanked' USING ERRCODE = 'insufficient_privilege';
END $$;

-- What runs by its owner's rights finds its tables where they are now, whatever path the caller sets, and is for nobody by itself.
DO $$
DECLARE signature text;
BEGIN
  FOREACH signature IN ARRAY ARRAY['seal_entry()', 'log_faults()', 'log_head()', 'put_log_under_key()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', signature, current_schema());
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
  END LOOP;
END $$;
