-- AlterTable
ALTER TABLE "UrlAlias" ADD COLUMN     "key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "yieldsTo" TEXT;

-- AddForeignKey
ALTER TABLE "UrlAlias" ADD CONSTRAINT "UrlAlias_yieldsTo_fkey" FOREIGN KEY ("yieldsTo") REFERENCES "UrlAlias"("path") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "UrlAlias_yieldsTo_idx" ON "UrlAlias"("yieldsTo");

-- From here on by hand: what Prisma's schema cannot say.

-- A part of an address in one spelling: every byte but letters, digits and - . _ ~ escaped, whether it came so or not.
-- An escape is read as the byte that it is, so a word in the code page of an older board has one spelling too.
CREATE FUNCTION alias_part(part text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(
    CASE WHEN byte BETWEEN 48 AND 57 OR byte BETWEEN 65 AND 90 OR byte BETWEEN 97 AND 122 OR byte IN (45, 46, 95, 126)
      THEN chr(byte) ELSE '%' || upper(lpad(to_hex(byte), 2, '0')) END, '' ORDER BY n, i), '')
  FROM regexp_matches(part, '%[0-9A-Fa-f]{2}|.', 'g') WITH ORDINALITY AS each (found, n)
  CROSS JOIN LATERAL (SELECT CASE WHEN length(found[1]) = 3 THEN decode(substr(found[1], 2), 'hex') ELSE convert_to(found[1], 'UTF8') END AS bytes) b
  CROSS JOIN LATERAL generate_series(0, length(bytes) - 1) AS i
  CROSS JOIN LATERAL (SELECT get_byte(bytes, i) AS byte) c
$$;

-- Whether a field of a query says nothing about what is shown: who passed the link on, or whose session it was. The names
-- are those of lib/text/tracking.ts.
CREATE FUNCTION alias_field_is_idle(name text, value text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT name = '' OR name LIKE 'utm\_%' OR name = 'phpsessid' OR (name IN ('sid', 's') AND value ~ '^[0-9a-fA-F]{32}$') OR name IN (
    'fbclid', 'gclid', 'gclsrc', 'gbraid', 'wbraid', 'dclid', 'msclkid', 'twclid', 'ttclid', 'yclid', 'ymclid', 'igshid', 'igsh', 'mc_cid',
    'mc_eid', 'mkt_tok', '_hsenc', '_hsmi', '__hssc', '__hstc', '__hsfp', 'hsctatracking', 'vero_id', 'vero_conv', 'oly_anon_id',
    'oly_enc_id', 'wickedid', '_openstat', 's_cid', 'ml_subscriber', 'ml_subscriber_hash', 'rb_clickid', 'sc_campaign', 'sc_channel',
    'sc_content', 'sc_medium', 'sc_outcome', 'sc_geo', 'sc_country', 'at_medium', 'at_campaign', 'irclickid', 'srsltid')
$$;

-- What an old address means: two that mean the same have the same key. The order of its fields, how it is escaped, a slash
-- at its end and what only tracks make no difference.
CREATE FUNCTION alias_key(address text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(rtrim((SELECT string_agg(alias_part(segment), '/' ORDER BY n)
      FROM unnest(string_to_array(split_part(bare, '?', 1), '/')) WITH ORDINALITY AS path (segment, n)), '/'), '')
    || coalesce((SELECT '?' || string_agg(DISTINCT alias_part(name) || '=' || alias_part(value) COLLATE "C", '&' ORDER BY alias_part(name) || '=' || alias_part(value) COLLATE "C")
      FROM unnest(string_to_array(replace(substr(bare, length(split_part(bare, '?', 1)) + 2), '+', '%20'), '&')) AS query (field)
      CROSS JOIN LATERAL (SELECT split_part(field, '=', 1) AS name, substr(field, length(split_part(field, '=', 1)) + 2) AS value) f
      WHERE NOT alias_field_is_idle(lower(name), value)), '')
  FROM (SELECT split_part(address, '#', 1) AS bare) a
$$;

CREATE FUNCTION key_alias() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.key := alias_key(NEW.path);
  RETURN NEW;
END $$;
CREATE TRIGGER "UrlAlias_has_its_key" BEFORE INSERT OR UPDATE OF path, key ON "UrlAlias"
  FOR EACH ROW EXECUTE FUNCTION key_alias();

-- Where two that were kept mean the same, the older one leads on. The other stays, and `npm run board -- aliases` names it.
UPDATE "UrlAlias" SET key = alias_key(path);
UPDATE "UrlAlias" later SET "yieldsTo" = first.path
  FROM (SELECT DISTINCT ON (key) key, path FROM "UrlAlias" ORDER BY key, "createdAt", path) first
  WHERE first.key = later.key AND first.path <> later.path;
CREATE UNIQUE INDEX "UrlAlias_key_key" ON "UrlAlias" (key) WHERE "yieldsTo" IS NULL;
