-- By hand: what Prisma's schema cannot say.

-- A thread called "Watch" or "2024" must not lie behind the page of that name, or behind one of its own pages. The words are
-- those that lib/routing/taken.ts finds; here they also hold for a version of the site that does not know them all.
CREATE FUNCTION free_slug(slug text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN slug IN ('all', 'ask', 'feed', 'log', 'reply', 'watch') OR slug ~ '^[1-9][0-9]{0,6}$' THEN slug || '-thread' ELSE slug END
$$;
CREATE FUNCTION keep_thread_in_sight() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.slug := free_slug(NEW.slug);
  RETURN NEW;
END $$;
CREATE TRIGGER "Thread_slug_is_free" BEFORE INSERT OR UPDATE OF slug ON "Thread"
  FOR EACH ROW EXECUTE FUNCTION keep_thread_in_sight();

-- Threads that lie wrong get an address at which they can be read. Any other slug leads on to it, so a former "/t/86/2024"
-- still leads there; a former "/t/86/watch" stays the page of that name, which links to the thread. Letters name the new one.
UPDATE "Outbox" o SET body = regexp_replace(o.body, '(/t/' || t.id || '/)' || t.slug || '(?![a-z0-9-])', '\1' || free_slug(t.slug), 'g')
  FROM "Thread" t WHERE free_slug(t.slug) <> t.slug AND strpos(o.body, '/t/' || t.id || '/' || t.slug) > 0;
UPDATE "Thread" SET slug = free_slug(slug) WHERE free_slug(slug) <> slug;

-- A board at "new" could not be administered. Its old address leads on, kept by the trigger of boards.
DO $$
DECLARE wrong record; free text;
BEGIN
  FOR wrong IN SELECT id, slug FROM "Board" WHERE slug = 'new' LOOP
    SELECT candidate INTO free FROM (SELECT wrong.slug || '-board' AS candidate, 0 AS n UNION ALL SELECT wrong.slug || '-board-' || n, n FROM generate_series(2, 1000) n) all_free
      WHERE NOT EXISTS (SELECT FROM "Board" WHERE "Board".slug = candidate) AND NOT EXISTS (SELECT FROM "UrlAlias" WHERE path = '/b/' || candidate) ORDER BY n LIMIT 1;
    UPDATE "Draft" SET place = '/b/' || free || '/new' WHERE place = '/b/' || wrong.slug || '/new';
    UPDATE "Board" SET slug = free WHERE id = wrong.id;
  END LOOP;
END $$;
ALTER TABLE "Board" ADD CONSTRAINT "Board_slug_free" CHECK (slug <> 'new');
