import { visibleBoards } from '@/lib/boards/policy'
import { isStaff } from '@/lib/identity/policy'
import { type MemberViewer, type Sight, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { CLOSED_WITH_PETITION, DECLINED, GRANTED, HELD, LINKS_RULED, LINKS_SET, LINKS_UNRULED } from '@/lib/threads/entry-line'
import type { Prisma } from '@/prisma/generated/client'
import { moderationActions } from '../actions'
import { listRuleOptions } from '../house/rules-in-force'
import { boardsOf, entriesOf } from '../policy'
import { listEntries } from '../queries'
import { listMonths, spanOf } from './log-months'
import { listShown, olderThan, placeOf, readPlace } from './log-order'
import { type LogInput, type LogWrong, NO_BOARD } from './log-schema'
import { BLANKED } from './verify-log'

const LOG_SIZE = 50

/**
 * The public log: one page of what moderators did, newest first, on boards that whoever asks may read, and upon people; and what
 * a rule of a board did by itself.
 * An act upon a thread that is shown no more stays without its title and without anybody's own words.
 * What cannot be followed is said by its field (`wrong`), and then nothing is shown: a hidden board is one that there is not.
 */
export async function findLog(sight: Sight, asked: LogInput = {}, given: LogWrong = {}) {
  const boards = await db().board.findMany({
    where: visibleBoards(sight),
    orderBy: [{ section: { position: 'asc' } }, { position: 'asc' }],
    select: { id: true, slug: true, name: true },
  })
  const board = boards.find(({ slug }) => slug === asked.board)
  const wrong = wrongOf(asked, board, given)
  const { action, rule, month, before } = asked
  const wanted = { action, rule, boards: boards.map(({ id }) => id), upon: board?.id, month: month ? spanOf(month) : undefined }
  const { ids, next } = wrong ? NOTHING : await listShown({ ...wanted, before: before ? readPlace(before) : undefined, take: LOG_SIZE })
  const lines = new Map((await listEntries(sight, { id: { in: ids } }, LOG_SIZE)).map((line) => [line.id, line]))
  const months = await listMonths({ boards, people: true, asked: month })
  return { entries: ids.flatMap((id) => lines.get(id) ?? []), next, asked, wrong, choices: await choicesOf(boards, months) }
}

/** The log as the moderators of its boards read it: with names, times and every word. Null for anybody else. */
export async function findStaffLog(viewer: MemberViewer, asked: LogInput = {}, given: LogWrong = {}) {
  if (!isStaff(viewer)) return null
  const boards = await db().board.findMany({
    where: boardsOf(viewer),
    orderBy: { position: 'asc' },
    select: { id: true, slug: true, name: true },
  })
  const board = boards.find(({ slug }) => slug === asked.board)
  const wrong = wrongOf(asked, board, given)
  const { entries, next } = wrong
    ? { entries: [], next: undefined }
    : await staffPageOf(sightOf(viewer), { AND: [wantedOf(asked, board?.id), entriesOf(viewer, boards)] })
  const months = await listMonths({ boards, people: viewer.moderates === 'all', asked: asked.month })
  return { entries, next, asked, wrong, choices: await choicesOf(boards, months), blanking: viewer.isAdmin }
}

/** What of the choices cannot be followed, in a sentence for each; null where nothing. */
function wrongOf({ action, board: slug }: LogInput, board: object | undefined, given: LogWrong): LogWrong | null {
  const wrong = {
    ...(slug && !board && { board: NO_BOARD }),
    ...(action && !ACTIONS.some(({ value }) => value === action) && { action: 'There is no such action. Choose another.' }),
    ...given,
  }
  return Object.keys(wrong).length > 0 ? wrong : null
}

const NOTHING: Awaited<ReturnType<typeof listShown>> = { ids: [] }

async function staffPageOf(sight: Sight, where: Prisma.ModerationEntryWhereInput) {
  const entries = await listEntries(sight, where, LOG_SIZE + 1, true)
  const last = entries.length > LOG_SIZE ? entries[LOG_SIZE - 1] : undefined
  return { entries: entries.slice(0, LOG_SIZE), next: last && placeOf(last) }
}

function wantedOf({ action, rule, month, before }: LogInput, boardId?: bigint): Prisma.ModerationEntryWhereInput {
  return {
    ...(action && { action }),
    ...(rule && { rule }),
    ...(boardId && { boardId }),
    ...(month && { createdAt: spanOf(month) }),
    ...(before && olderThan(before)),
  }
}

async function choicesOf(boards: readonly { slug: string; name: string }[], months: Awaited<ReturnType<typeof listMonths>>) {
  return {
    actions: ACTIONS,
    boards: boards.map(({ slug, name }) => ({ value: slug, label: name })),
    rules: await listRuleOptions(db()),
    months,
  }
}

const ACTIONS = [
  ...moderationActions.map(({ name, label }) => ({ value: name as string, label })),
  { value: HELD, label: 'Hold a post by a rule of the board' },
  { value: CLOSED_WITH_PETITION, label: 'Close a thread with its petition' },
  { value: GRANTED, label: 'Reverse an act on appeal' },
  { value: DECLINED, label: 'Uphold an act on appeal' },
  { value: LINKS_RULED, label: 'Trust or refuse a host, formerly' },
  { value: LINKS_UNRULED, label: 'End a rule about a host, formerly' },
  { value: LINKS_SET, label: 'Say whose links are clickable, formerly' },
  { value: BLANKED, label: 'Blank the words of an entry' },
]
