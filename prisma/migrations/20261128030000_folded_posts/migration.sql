-- The beginning of a long post, as pages of many posts show it. Null: the post is short, or an older version wrote it and
-- its beginning is made when it is first read.
alter table "Post" add column "foldedHtml" text;

-- A version that does not know of it changes the words of a post and leaves their old beginning in place.
create function unfold_post() returns trigger language plpgsql as $$
begin
  new."foldedHtml" := null;
  return new;
end
$$;

create trigger "Post_unfold" before update of html on "Post"
  for each row when (new."textVersion" < 3) execute function unfold_post();
