-- A letter keeps what it tells of; what it says is made when it is read or sent. What was sent is kept as it was, without keys.
ALTER TABLE "Outbox" ADD COLUMN "data" JSONB, ADD COLUMN "asSent" JSONB;
ALTER TABLE "Outbox" ALTER COLUMN "title" SET DEFAULT '', ALTER COLUMN "body" SET DEFAULT '';

-- The key of an appeal lies nowhere in the database: nor does the version that still runs leave one here.
CREATE FUNCTION letter_without_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.body := regexp_replace(NEW.body, '(/appeal/[0-9]+)/[A-Za-z0-9_-]+', '\1', 'g');
  RETURN NEW;
END $$;
CREATE TRIGGER letter_without_keys BEFORE INSERT OR UPDATE OF body ON "Outbox" FOR EACH ROW EXECUTE FUNCTION letter_without_keys();
UPDATE "Outbox" SET body = body WHERE strpos(body, '/appeal/') > 0;

-- Finished prose is kept, with marks where it names a thread or quotes a moderator: titles and blanks of today show in it.
DO $$
DECLARE
  letter record;
  thread record;
  entry record;
  said jsonb;
  new_title text;
  new_body text;
BEGIN
  FOR letter IN SELECT o.*, e."threadId", e."postId", e."subjectId" FROM "Outbox" o LEFT JOIN "ModerationEntry" e ON e.id = o."entryId" LOOP
    new_title := letter.title;
    new_body := letter.body;
    said := '{"threads": [], "entries": []}';
    FOR thread IN
      SELECT t.id, t.title, t.slug FROM "Thread" t WHERE t.id = letter."threadId"
      UNION SELECT t.id, t.title, t.slug FROM "Post" p JOIN "Thread" t ON t.id = p."threadId" WHERE p.id = letter."postId"
      UNION SELECT t.id, t.title, t.slug FROM "Name" n JOIN "Thread" t ON t."starterId" = n.id
        WHERE n."memberId" = letter."memberId" AND letter.kind = 'moved' AND strpos(letter.body, '/t/' || t.id || '/') > 0
      UNION SELECT t.id, t.title, t.slug FROM "Name" n JOIN "Post" p ON p."nameId" = n.id JOIN "Thread" t ON t.id = p."threadId"
        WHERE n."memberId" = letter."memberId" AND letter.kind = 'held' AND letter.body LIKE '%/p/' || p.id || '/held'
    LOOP
      new_title := replace(new_title, '“' || thread.title || '”', '{thread:' || thread.id || '}');
      new_body := replace(new_body, '“' || thread.title || '”', '{thread:' || thread.id || '}');
      new_body := replace(new_body, '/t/' || thread.id || '/' || thread.slug, '/t/' || thread.id);
      said := jsonb_set(said, '{threads}', said->'threads' || to_jsonb(thread.id::text));
    END LOOP;
    FOR entry IN
      SELECT e.id, w.words FROM "ModerationEntry" e JOIN "EntryWords" w ON w."entryId" = e.id
      WHERE w.words <> '' AND (e.id = letter."entryId" OR e."postId" = letter."postId" OR e."subjectId" = letter."subjectId"
        OR letter."postId" IS NULL AND e."postId" IS NULL AND e."threadId" = letter."threadId")
      ORDER BY length(w.words) DESC
    LOOP
      IF strpos(new_body || E'\n\n', ' ' || entry.words || E'\n\n') > 0 THEN
        new_body := rtrim(replace(new_body || E'\n\n', ' ' || entry.words || E'\n\n', ' {words:' || entry.id || E'}\n\n'), E'\n');
        said := jsonb_set(said, '{entries}', said->'entries' || to_jsonb(entry.id::text));
      END IF;
    END LOOP;
    UPDATE "Outbox" SET data = jsonb_build_object('kept', said || jsonb_build_object('title', new_title, 'body', new_body)) WHERE id = letter.id;
  END LOOP;
END $$;
