-- The posts whose words are still to be made anew: all of them at first, none soon. A migration of its own, for what is made
-- CONCURRENTLY (the board is open meanwhile) must be the only statement. One cut short left a broken index: drop it, then try again.
CREATE INDEX CONCURRENTLY "Post_older_words_idx" ON "Post" ("id") WHERE "wordVersion" < 1;
