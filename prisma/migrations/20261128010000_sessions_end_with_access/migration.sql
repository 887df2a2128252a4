-- Whoever is banned or suspended loses her sessions in that very transaction, whatever changed her row: an act, an undo, a
-- decision on an appeal, or somebody at a terminal. The old cookie so stays worth nothing once she may come in again.
create function end_sessions() returns trigger language plpgsql as $$
begin
  delete from "Session" where "memberId" = new.id;
  return null;
end $$;

create trigger sessions_end_with_access after update of "bannedAt", "suspendedUntil" on "Member" for each row
  when (new."bannedAt" is not null and old."bannedAt" is null
    or new."suspendedUntil" is not null and (old."suspendedUntil" is null or new."suspendedUntil" > old."suspendedUntil"))
  execute function end_sessions();

-- What was left open by bans and suspensions from before.
delete from "Session" s using "Member" m
where m.id = s."memberId" and (m."bannedAt" is not null or m."suspendedUntil" > now());
