import { type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db, sql } from '@/lib/platform/db'
import { soonest } from '@/lib/platform/moments'
import { boardPath, briefingPath, PAGE_SIZE } from '@/lib/urls'
import type { BoardKind, Readers } from '@/prisma/generated/client'
import { canStart, offered, sightValues, visibleBoards, visibleBoardsSql } from './policy'
import { inOrderOfActivity, listByActivity, listPinned, listSignposts, listThreadsOfBoard } from './thread-rows'

export type BoardCardRow = {
  id: bigint
  slug: string
  name: string
  purpose: string
  kind: BoardKind
  readableBy: Readers
  archivedAt: Date | null
  sectionId: bigint
  section: string
  threads: number
  posts: number
  lastActivityAt: Date | null
}

/** Sections with the boards that the reader may read, in the order of the house; those that are archived at the end. */
export async function listSections(sight: Sight) {
  const boards = await listBoardCards(sight)
  const sections = groupBySection(boards.filter(({ archivedAt }) => archivedAt === null))
  const archived = boards.filter(({ archivedAt }) => archivedAt !== null)
  return [
    ...[...sections].map(([name, open]) => ({ id: open[0]?.sectionId ?? null, name, boards: open })),
    ...(archived.length > 0 ? [{ id: null, name: 'Archived boards', boards: archived }] : []),
  ]
}

/** What the front page shows: what is being talked about, the boards, the campaigns. */
export async function findHome(sight: Sight) {
  const [threads, sections, campaigns] = await Promise.all([listActiveThreads(sight, 1, HOME_THREADS), listSections(sight), listCampaigns(sight)])
  return { threads, sections, campaigns }
}

const HOME_THREADS = 12

/** The most recently active threads of all boards that the reader may read. */
export function listActiveThreads(sight: Sight, page = 1, size = PAGE_SIZE) {
  return listByActivity(sight, page, size)
}

/** Boards of the campaign kind with their briefings. */
export async function listCampaigns(sight: Sight) {
  return db().board.findMany({
    where: { kind: 'campaign', archivedAt: null, ...visibleBoards(sight) },
    orderBy: { position: 'asc' },
    select: { slug: true, name: true, purpose: true, briefings: { select: { slug: true, title: true }, orderBy: { id: 'asc' } } },
  })
}

/** One board with one page of its threads, pinned first; null where it is missing, hidden, or has no such page. */
export async function findBoardPage(sight: Sight, slug: string, page: number) {
  const board = await findBoard(sight, slug)
  if (!board) return null
  const pinned = await listPinned(board.id)
  const pages = pagesOf(board.threads, pinned.length)
  if (page > pages) return null
  const [threads, next] = await listThreadsOfBoard(board.id, page)
  const newest = page === 1 ? null : (threads[0]?.activityAt ?? null)
  const signposts = await listSignposts(board, newest, next?.activityAt ?? null)
  return {
    board,
    page,
    pages,
    pinned: page === 1 ? pinned : [],
    rows: inOrderOfActivity(threads, signposts),
    until: soonest(signposts.map(({ endsAt }) => endsAt)),
  }
}

/** The address now of a board that once had this one; null where none had, or where it is hidden. */
export async function findRenamedBoard(sight: Sight, slug: string): Promise<string | null> {
  const alias = await db().urlAlias.findFirst({ where: { path: `/b/${slug}`, board: visibleBoards(sight) }, select: { board: { select: { slug: true } } } })
  return alias?.board && alias.board.slug !== slug ? alias.board.slug : null
}

/** The address of a board, at a page of it or where a thread of that place in its list is; beyond its end, of its last page. Null where it is hidden. */
export async function findBoardAddress(sight: Sight, id: bigint, spot: { page: number } | { number: number } = { page: 1 }): Promise<string | null> {
  const board = await db().board.findFirst({ where: { id, ...visibleBoards(sight) }, select: { slug: true, counts: { select: { threads: true } } } })
  if (!board) return null
  const page = 'page' in spot ? spot.page : Math.ceil(spot.number / PAGE_SIZE)
  if (page === 1) return boardPath(board.slug)
  const pages = pagesOf(total(board.counts.map(({ threads }) => threads)), (await listPinned(id)).length)
  return boardPath(board.slug, Math.min(page, pages))
}

/** The address of a briefing; null where its board is hidden. */
export async function findBriefingAddress(sight: Sight, id: bigint): Promise<string | null> {
  const briefing = await db().briefing.findFirst({ where: { id, board: visibleBoards(sight) }, select: { slug: true, board: { select: { slug: true } } } })
  return briefing && briefingPath(briefing.board.slug, briefing.slug)
}

/** What the page for starting a thread shows; null where the board is missing or hidden. */
export async function findBoardToStartIn(viewer: Viewer, slug: string) {
  const board = await db().board.findFirst({
    where: { slug, ...visibleBoards(sightOf(viewer)) },
    select: { id: true, slug: true, name: true, purpose: true, readableBy: true, startableBy: true, repliableBy: true, archivedAt: true },
  })
  return board && { id: board.id, slug: board.slug, name: board.name, purpose: board.purpose, starting: offered(canStart(viewer, board), board.startableBy) }
}

/** An article with its facts; null where it is missing or its board is hidden. */
export async function findBriefing(sight: Sight, boardSlug: string, slug: string) {
  return db().briefing.findFirst({
    where: { slug, board: { slug: boardSlug, ...visibleBoards(sight) } },
    select: {
      title: true,
      slug: true,
      beforeHtml: true,
      afterHtml: true,
      createdAt: true,
      board: { select: { id: true, slug: true, name: true, unindexedAt: true } },
      facts: { select: { number: true, html: true }, orderBy: { number: 'asc' } },
    },
  })
}

async function listBoardCards(sight: Sight): Promise<BoardCardRow[]> {
  // Raw SQL: the newest thread of each board by an index probe, which Prisma would fetch as a query a board.
  return sql<BoardCardRow>(
    `select b.id, b.slug, b.name, b.purpose, b.kind, b."readableBy", b."archivedAt", s.id as "sectionId", s.name as section,
       coalesce((select sum(c.threads) from "BoardCount" c where c."boardId" = b.id), 0)::int as threads,
       coalesce((select sum(c.posts) from "BoardCount" c where c."boardId" = b.id), 0)::int as posts,
       greatest(
         (select max(t."activityAt") from "Thread" t where t."boardId" = b.id and t."removedAt" is null and t."pinnedAt" is null),
         (select max(t."activityAt") from "Thread" t where t."boardId" = b.id and t."removedAt" is null and t."pinnedAt" is not null)) as "lastActivityAt"
     from "Board" b join "Section" s on s.id = b."sectionId"
     where ${visibleBoardsSql('$1', '$2')}
     order by s.position, b.position, b.id`,
    sightValues(sight),
  )
}

async function findBoard(sight: Sight, slug: string) {
  const board = await db().board.findFirst({
    where: { slug, ...visibleBoards(sight) },
    select: {
      id: true,
      slug: true,
      name: true,
      purpose: true,
      kind: true,
      readableBy: true,
      startableBy: true,
      unindexedAt: true,
      archivedAt: true,
      section: { select: { name: true } },
      counts: { select: { threads: true, posts: true } },
      briefings: { select: { slug: true, title: true }, orderBy: { id: 'asc' } },
    },
  })
  if (!board) return null
  const { counts, ...rest } = board
  return { ...rest, threads: total(counts.map(({ threads }) => threads)), posts: total(counts.map(({ posts }) => posts)) }
}

function pagesOf(threads: number, pinned: number): number {
  return Math.max(1, Math.ceil((threads - pinned) / PAGE_SIZE))
}

function groupBySection(boards: BoardCardRow[]): Map<string, BoardCardRow[]> {
  const sections = new Map<string, BoardCardRow[]>()
  for (const board of boards) sections.set(board.section, [...(sections.get(board.section) ?? []), board])
  return sections
}

function total(parts: bigint[]): number {
  return Number(parts.reduce((sum, part) => sum + part, 0n))
}
