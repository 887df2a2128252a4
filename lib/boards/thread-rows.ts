import type { Sight } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { sql } from '@/lib/platform/db'
import { PAGE_SIZE } from '@/lib/urls'
import type { Readers, Voice } from '@/prisma/generated/client'
import { sightValues, visibleBoardsSql } from './policy'

export type ThreadRow = {
  id: bigint
  slug: string
  title: string
  boardId: bigint
  boardName: string
  boardSlug: string
  starter: string
  postCount: number
  activityAt: Date
  lastPostAt: Date
  lastPostNumber: number
  lastPoster: string
  lastPostVoice: Voice
  lockedAt: Date | null
  pinnedAt: Date | null
}

const THREAD_ROW = `select t.id, t.slug, t.title, b.id as "boardId", b.name as "boardName", b.slug as "boardSlug", s.name as starter, t."postCount", t."activityAt",
    t."lastPostAt", t."lastPostNumber", l.name as "lastPoster", t."lastPostVoice", t."lockedAt", t."pinnedAt"
  from "Thread" t join "Board" b on b.id = t."boardId" join "Name" s on s.id = t."starterId" join "Name" l on l.id = t."lastPosterId"`

/** Threads of all boards that the reader may read, by their last activity. */
export function listByActivity(sight: Sight, page: number, size: number): Promise<ThreadRow[]> {
  // Raw SQL: one walk down the activity index with its joins, where Prisma would send four queries.
  return sql<ThreadRow>(
    `${THREAD_ROW} where t."removedAt" is null and ${visibleBoardsSql('$1', '$2')}
     order by t."activityAt" desc, t.id desc limit $3 offset $4`,
    [...sightValues(sight), size, (page - 1) * size],
  )
}

export function listPinned(boardId: bigint): Promise<ThreadRow[]> {
  return sql<ThreadRow>(`${THREAD_ROW} where t."boardId" = $1 and t."pinnedAt" is not null and t."removedAt" is null order by t."activityAt" desc, t.id desc`, [
    boardId,
  ])
}

/** The threads of one page, and the one after it, where the next page begins. */
export async function listThreadsOfBoard(boardId: bigint, page: number): Promise<[ThreadRow[], ThreadRow | undefined]> {
  const rows = await sql<ThreadRow>(
    `${THREAD_ROW} where t."boardId" = $1 and t."pinnedAt" is null and t."removedAt" is null
     order by t."activityAt" desc, t.id desc limit $2 offset $3`,
    [boardId, PAGE_SIZE + 1, (page - 1) * PAGE_SIZE],
  )
  return [rows.slice(0, PAGE_SIZE), rows[PAGE_SIZE]]
}

export type SignpostRow = {
  id: bigint
  threadId: bigint
  slug: string
  title: string
  activityAt: Date
  endsAt: Date | null
  by: string
  toName: string
  toSlug: string
}

/**
 * The signposts that fall between the threads of this page. One stands only where everyone who
 * reads this board may read the thread's present board too.
 */
export function listSignposts(board: { id: bigint; readableBy: Readers }, newest: Date | null, nextPageFrom: Date | null): Promise<SignpostRow[]> {
  return sql<SignpostRow>(
    `select p.id, t.id as "threadId", t.slug, t.title, p."activityAt", p."endsAt", n.name as by, b.name as "toName", b.slug as "toSlug"
     from "Signpost" p join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
       join "ModerationEntry" e on e.id = p."entryId" join "Name" n on n.id = e."nameId"
     where p."boardId" = $1 and t."removedAt" is null and (p."endsAt" is null or p."endsAt" > $2)
       and ($3::timestamptz is null or p."activityAt" <= $3) and ($4::timestamptz is null or p."activityAt" > $4)
       and (b."readableBy" = 'everyone' or b."readableBy" = 'members' and $5::"Readers" <> 'everyone' or b.id = $1)
     order by p."activityAt" desc limit ${PAGE_SIZE}`,
    [board.id, now(), newest, nextPageFrom, board.readableBy],
  )
}

export type BoardRow = { kind: 'thread'; thread: ThreadRow } | { kind: 'signpost'; signpost: SignpostRow }

export function inOrderOfActivity(threads: ThreadRow[], signposts: SignpostRow[]): BoardRow[] {
  const rows: { at: Date; row: BoardRow }[] = [
    ...threads.map((thread) => ({ at: thread.activityAt, row: { kind: 'thread', thread } as const })),
    ...signposts.map((signpost) => ({ at: signpost.activityAt, row: { kind: 'signpost', signpost } as const })),
  ]
  return rows.sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ row }) => row)
}
