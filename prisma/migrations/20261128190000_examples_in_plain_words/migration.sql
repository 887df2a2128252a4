-- Three examples of the house rules, in plainer words, where they still read as they came. Nobody wrote these wordings by an
-- act, the rules themselves stay as they are, and what admins wrote is not touched; so the trigger that keeps wordings rests.
alter table "HouseRuleWording" disable trigger wordings_are_kept;

update "HouseRuleWording" w set keeps = 'Somebody names the shop that sells a lunch box, because another parent asked.'
from "HouseRule" r where r.id = w."ruleId" and r.code = 'spam'
  and w.keeps = 'A parent names the shop where she found a lunch box, because somebody asked.';

update "HouseRuleWording" w set breaks = 'Somebody who has only heard a rumour writes as a fact that a named nursery hits children.'
from "HouseRule" r where r.id = w."ruleId" and r.code = 'defamation'
  and w.breaks = 'That a named nursery hits children, told as a fact by somebody who has only heard of it.';

update "HouseRuleWording" w set keeps = 'Somebody describes truthfully what they saw themselves, or gives an opinion that is plainly an opinion.'
from "HouseRule" r where r.id = w."ruleId" and r.code = 'defamation'
  and w.keeps = 'What one has seen oneself, told as it was, or an opinion that can be known for one.';

alter table "HouseRuleWording" enable trigger wordings_are_kept;
