-- AlterTable
ALTER TABLE "HouseRule" ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "HouseRuleWording" ADD COLUMN     "name" TEXT;


-- From here on by hand: what Prisma's schema cannot say.

-- What a rule is called belongs to its wording, and is no more changed than that.
CREATE OR REPLACE FUNCTION keep_wordings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND (new."ruleId", new.version, new.says, new.breaks, new.keeps, new."validFrom") = (old."ruleId", old.version, old.says, old.breaks, old.keeps, old."validFrom")
    AND new.name IS NOT DISTINCT FROM old.name
    AND (old."entryId" IS NULL OR new."entryId" = old."entryId") AND old."droppedAt" IS NULL THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'A wording of a rule is not changed: write the next one.';
END $$;
