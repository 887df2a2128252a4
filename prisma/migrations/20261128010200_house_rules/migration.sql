-- The rules of the house as rows, each with its wordings. A wording begins with a British day and is never changed or
-- erased: entries of the log cite the one of their day. One that was taken back before its day has never held.
create table "HouseRule" (
  id bigserial primary key,
  code text not null unique,
  number integer not null unique,
  law boolean not null
);

create table "HouseRuleWording" (
  "ruleId" bigint not null references "HouseRule" (id) on delete restrict on update cascade,
  version integer not null check (version > 0),
  says text not null check (says <> ''),
  breaks text not null,
  keeps text not null,
  "validFrom" timestamptz(3) not null,
  "entryId" bigint references "ModerationEntry" (id) on delete restrict on update cascade,
  "droppedAt" timestamptz(3),
  primary key ("ruleId", version)
);

create index "HouseRuleWording_entryId_idx" on "HouseRuleWording" ("entryId");
-- One wording a day: the day of an entry then says which.
create unique index "HouseRuleWording_day" on "HouseRuleWording" ("ruleId", "validFrom") where "droppedAt" is null;

create function keep_wordings() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new."ruleId", new.version, new.says, new.breaks, new.keeps, new."validFrom") = (old."ruleId", old.version, old.says, old.breaks, old.keeps, old."validFrom")
    and (old."entryId" is null or new."entryId" = old."entryId") and old."droppedAt" is null then
    return new;
  end if;
  raise exception 'A wording of a rule is not changed: write the next one.';
end $$;

create trigger wordings_are_kept before update or delete on "HouseRuleWording" for each row execute function keep_wordings();

insert into "HouseRule" (code, number, law) values
  ('spam', 1, false), ('attack', 2, false), ('private', 3, false), ('children', 4, false), ('disruption', 5, false),
  ('posing-as', 6, false), ('threat', 7, true), ('defamation', 8, true), ('illegal', 9, true);

insert into "HouseRuleWording" ("ruleId", version, says, breaks, keeps, "validFrom")
select r.id, 1, w.says, w.breaks, w.keeps, timestamptz '2000-01-01 00:00:00+00'
from "HouseRule" r join (values
  ('spam', 'House rule: no advertising.',
    'A post that praises a shop and links to it, in a thread about school meals.',
    'A parent names the shop where she found a lunch box, because somebody asked.'),
  ('attack', 'House rule: argue with what was said, not with who said it.',
    '“People like you should not have children.”',
    '“I think that is wrong, and here is why.”'),
  ('private', 'House rule: nobody’s private data.',
    'The telephone number or the street of a teacher, or a letter from a school with names in it.',
    'The address that a school gives on its own public page.'),
  ('children', 'House rule: nothing by which a child can be recognised.',
    'A child’s first name together with the school and the class, or a photograph in uniform.',
    '“My youngest is in Year 2 and hates phonics.”'),
  ('disruption', 'House rule: do not take a thread from those who need it.',
    'The same complaint posted into ten threads, or an old quarrel brought into a thread that asks for help.',
    'A question that leads a little away from the subject, or an answer that disagrees with everybody.'),
  ('posing-as', 'House rule: do not pose as somebody else.',
    'An account that signs as a head teacher, or as HQ, and is not.',
    'A pseudonym, or a joke that everybody can see is one.'),
  ('threat', 'House rule and law: no threats.',
    '“I know where you live.”',
    '“I shall write to my MP about this.”'),
  ('defamation', 'Law: Defamation Act 2013.',
    'That a named nursery hits children, told as a fact by somebody who has only heard of it.',
    'What one has seen oneself, told as it was, or an opinion that can be known for one.'),
  ('illegal', 'Law: illegal content, named in the facts.',
    'What a court or a law forbids to publish, such as the name of a child in family proceedings.',
    'To argue that a law is wrong and ought to be changed.')
) as w (code, says, breaks, keeps) using (code);
