-- A link that shows as text because a post of its author had been removed says so, and until when that counts: its author
-- is told the true reason, and where the removal is taken back, the link becomes what it would have been.
alter table "PostLink" add column "removalUntil" timestamptz(3);
