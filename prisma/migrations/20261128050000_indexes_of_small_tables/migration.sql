-- CreateIndex
CREATE INDEX "Draft_savedAt_idx" ON "Draft"("savedAt");

-- From here on by hand: few rows bear these keys, and only those are looked for.

CREATE INDEX "Request_entry_idx" ON "Request" ("entryId") WHERE "entryId" IS NOT NULL;
CREATE INDEX "LinkRequest_entry_idx" ON "LinkRequest" ("entryId") WHERE "entryId" IS NOT NULL;
CREATE INDEX "UrlAlias_thread_idx" ON "UrlAlias" ("threadId") WHERE "threadId" IS NOT NULL;
CREATE INDEX "UrlAlias_post_idx" ON "UrlAlias" ("postId") WHERE "postId" IS NOT NULL;
CREATE INDEX "UrlAlias_board_idx" ON "UrlAlias" ("boardId") WHERE "boardId" IS NOT NULL;
CREATE INDEX "UrlAlias_briefing_idx" ON "UrlAlias" ("briefingId") WHERE "briefingId" IS NOT NULL;
