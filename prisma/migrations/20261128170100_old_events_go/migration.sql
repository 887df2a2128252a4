-- What happened is swept out after 90 days (lib/background/ages.ts); until then nobody takes it away or rewrites it, whoever asks.
CREATE OR REPLACE FUNCTION refuse_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.at > now() - interval '90 days' THEN
    RAISE EXCEPTION '% is kept for 90 days', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;

DROP TRIGGER "Event_append_only" ON "Event";
CREATE TRIGGER "Event_append_only" BEFORE UPDATE OR TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER "Event_kept" BEFORE DELETE ON "Event"
  FOR EACH ROW EXECUTE FUNCTION refuse_forgetting();
