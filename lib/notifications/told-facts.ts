import { visibleBoards } from '@/lib/boards/policy'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { LINE, lineOf, whoActed } from '@/lib/threads/entry-line'
import type { Kind, Told } from './kind'
import { kindOf } from './kinds'

type Row = { kind: string; entryId: bigint | null; detail: unknown; author: string | null }
type Placed = Pick<Told<unknown>, 'thread' | 'post'>
type Asked = { board?: string; name?: string; request?: string }

/**
 * What notifications are about besides their threads, as it is today: who acted and why, the board, the answer of HQ. Gives the way to
 * a line’s sentence and button; three statements at most, and none where no line needs them.
 */
export async function findToldFacts(viewer: MemberViewer, rows: readonly Row[]) {
  const read = rows.flatMap(readDetail)
  const asked = (what: keyof Asked) => idsOf(read.map(({ detail }) => (detail as Asked)[what]))
  const entries = await findEntries(rows.flatMap(({ kind, entryId }) => (kind !== 'act' && entryId ? [entryId] : [])))
  const boards = await findBoards(viewer, asked('board'))
  const names = await findNames(asked('name'))
  const answers = await findAnswers(viewer, asked('request'))

  return function tell(row: Row, place: Placed) {
    const [line] = readDetail(row)
    if (!line) return { sentence: 'Something happened here.', button: null, elsewhere: false }
    const { kind, detail } = line
    const told: Told<unknown> = { ...place, detail, ...factsOf(row, detail as Asked, place) }
    return { sentence: kind.sentence(told), button: kind.button?.(told) ?? null, elsewhere: kind.elsewhere === true }
  }

  function factsOf({ entryId, author }: Row, { board, name, request }: Asked, { thread }: Placed): Omit<Told<unknown>, 'detail' | keyof Placed> {
    const { by, why } = entries.get(entryId ?? 0n) ?? { by: thread && author, why: '' }
    return { by: of(names, name) ?? by, why, board: of(boards, board), answer: of(answers, request) }
  }
}

function of(known: ReadonlyMap<string, string>, key = ''): string | null {
  return known.get(key) ?? null
}

function readDetail({ kind: name, detail: kept }: Row): { kind: Kind; detail: unknown }[] {
  const kind = kindOf(name)
  const detail = kind?.detail.safeParse(kept)
  return kind && detail?.success ? [{ kind, detail: detail.data }] : []
}

async function findEntries(ids: readonly bigint[]) {
  if (ids.length === 0) return new Map<bigint, { by: string; why: string }>()
  const rows = await db().moderationEntry.findMany({ where: { id: { in: [...ids] } }, include: LINE })
  const line = (row: (typeof rows)[number]) => lineOf(row, { boards: new Map(), threads: new Map() })
  const why = (row: (typeof rows)[number]) => [line(row).because, row.kept?.words].filter(Boolean).join(' ')
  return new Map(rows.map((row) => [row.id, { by: whoActed(row.name?.name ?? null, row.named), why: why(row) }]))
}

async function findBoards(viewer: MemberViewer, ids: readonly bigint[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db().board.findMany({ where: { AND: [{ id: { in: [...ids] } }, visibleBoards(sightOf(viewer))] }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [String(id), name]))
}

/** What staff who acted under these names are called today. */
async function findNames(ids: readonly bigint[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db().name.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, member: { select: { names: { where: { retiredAt: null }, select: { name: true } } } } },
  })
  return new Map(rows.map(({ id, name, member }) => [String(id), `${member.names[0]?.name ?? name} (HQ)`]))
}

async function findAnswers(viewer: MemberViewer, ids: readonly bigint[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db().request.findMany({ where: { id: { in: [...ids] }, memberId: viewer.id }, select: { id: true, answer: true } })
  return new Map(rows.flatMap(({ id, answer }) => (answer ? [[String(id), answer] as const] : [])))
}

function idsOf(all: readonly (string | undefined)[]): bigint[] {
  return [...new Set(all.filter((id): id is string => /^\d{1,18}$/.test(id ?? '')))].map(BigInt)
}
