import { sightValues, visibleBoardsSql } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { sql } from '@/lib/platform/db'
import type { BoardKind, LinkTrust, Readers, Writers } from '@/prisma/generated/client'
import { lockHolding } from './policy'

export type ThreadRow = {
  id: bigint
  slug: string
  title: string
  createdAt: Date
  lastNumber: number
  postCount: number
  lastPostAt: Date
  lastPostNumber: number
  lockedAt: Date | null
  lockedUntil: Date | null
  locksAt: Date | null
  petition: number | null
  petitionClosesAt: Date | null
  pinnedAt: Date | null
  pinnedUntil: Date | null
  calmUntil: Date | null
  calmSeconds: number | null
  calmStanding: boolean
  duplicateOfId: bigint | null
  starterId: bigint
  starter: string
  boardId: bigint
  boardName: string
  boardSlug: string
  boardKind: BoardKind
  readableBy: Readers
  repliableBy: Writers
  lengthCap: number
  editMinutes: number
  linkTrust: LinkTrust
  unindexedAt: Date | null
  archivedAt: Date | null
  acts: number
}

/** A thread with its board as a page needs them; undefined where it is missing or hidden. */
export async function findThreadRow(sight: Sight, id: bigint): Promise<ThreadRow | undefined> {
  // Raw SQL: the page that is read a hundred times for each time it is written.
  const [row] = await sql<ThreadRow>(
    `select t.id, t.slug, t.title, t."createdAt", t."lastNumber", t."postCount", t."lastPostAt", t."lastPostNumber", t."lockedAt", t."lockedUntil", t."locksAt",
       p.number as petition, p."closesAt" as "petitionClosesAt", t."pinnedAt", t."pinnedUntil", t."calmUntil", t."calmSeconds", t."calmStanding", t."duplicateOfId", t."starterId",
       s.name as starter, b.id as "boardId", b.name as "boardName", b.slug as "boardSlug", b.kind as "boardKind",
       b."readableBy", b."repliableBy", b."lengthCap", b."editMinutes", b."linkTrust", b."unindexedAt", b."archivedAt",
       (select count(*) from (select id from "ModerationEntry" e where e."threadId" = t.id
         union select "entryId" from "Departure" d where d."toId" = t.id or d."threadId" = t.id
         union select r."entryId" from "Post" touched join "RuledPost" r on r."postId" = touched.id where touched."threadId" = t.id) told)::int as acts
     from "Thread" t join "Board" b on b.id = t."boardId" join "Name" s on s.id = t."starterId" left join "Petition" p on p.id = t."closesWithId"
     where t.id = $3 and t."removedAt" is null and ${visibleBoardsSql('$1', '$2')}`,
    [...sightValues(sight), id],
  )
  return row && { ...row, lockedAt: lockHolding(row, now()) }
}
