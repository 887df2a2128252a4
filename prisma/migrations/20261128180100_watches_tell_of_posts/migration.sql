-- Whether replying begins a watch, and whether what a watch tells is mailed at once: settings of a member, off until chosen.
ALTER TABLE "Member" ADD COLUMN "repliesWatchAt" TIMESTAMPTZ(3), ADD COLUMN "mailsNewsAt" TIMESTAMPTZ(3);

CREATE TABLE "BoardWatch" (
    "memberId" BIGINT NOT NULL,
    "boardId" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "BoardWatch_pkey" PRIMARY KEY ("memberId", "boardId")
);
CREATE INDEX "BoardWatch_boardId_idx" ON "BoardWatch"("boardId");
ALTER TABLE "BoardWatch" ADD CONSTRAINT "BoardWatch_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BoardWatch" ADD CONSTRAINT "BoardWatch_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Posts of which somebody who watches is still to be told: written with the post, gone with the telling.
CREATE TABLE "News" (
    "postId" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "News_pkey" PRIMARY KEY ("postId")
);
ALTER TABLE "News" ADD CONSTRAINT "News_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
