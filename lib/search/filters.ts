import { db } from '@/lib/platform/db'
import { localMoment } from '@/lib/text/local-moment'
import { nameKeyOf } from '@/lib/text/names'
import type { Asked } from './schema'

/** Which posts are wanted; a moment `before` which, and one `from` which on, they were written. */
export type Filters = { boardId?: bigint; nameId?: bigint; from?: Date; before?: Date }

export type FilterProblem = { field: 'board' | 'by' | 'from' | 'to'; code: 'no_board' | 'no_name' | 'no_day' | 'no_span' }

const DAY = /^(19|20)\d\d-\d\d-\d\d$/
const FIRST_HOUR = '00:00'

/** The filters of an address, with what is wrong with them. Days are British; the last counts to its end. */
export async function readFilters(asked: Asked, boards: readonly { id: bigint; slug: string }[]): Promise<{ filters: Filters; problems: FilterProblem[] }> {
  const board = boards.find(({ slug }) => slug === asked.board)
  const name = asked.by ? await findName(asked.by.replace(/^@/, '')) : null
  const [from, to] = [dayOf(asked.from), dayOf(asked.to)]
  const problems: (FilterProblem | false)[] = [
    asked.board !== undefined && !board && { field: 'board', code: 'no_board' },
    asked.by !== undefined && !name && { field: 'by', code: 'no_name' },
    from === null && { field: 'from', code: 'no_day' },
    to === null && { field: 'to', code: 'no_day' },
    !!from && !!to && to < from && { field: 'to', code: 'no_span' },
  ]
  const filters = { boardId: board?.id, nameId: name?.id, from: from ?? undefined, before: to ? dayAfter(to) : undefined }
  return { filters, problems: problems.filter((problem) => problem !== false) }
}

/** A name that somebody has now, as on its own page. */
async function findName(name: string): Promise<{ id: bigint } | null> {
  const found = await db().name.findFirst({ where: { key: nameKeyOf(name), retiredAt: null }, select: { id: true, name: true } })
  return found?.name.toLowerCase() === name.toLowerCase() ? found : null
}

/** The first moment of a day; null where it is none, undefined where none was given. */
function dayOf(text: string | undefined): Date | null | undefined {
  if (text === undefined) return undefined
  return DAY.test(text) ? localMoment(text, FIRST_HOUR) : null
}

/** The first moment of the next day: a day has 23 to 25 hours. */
function dayAfter(first: Date): Date {
  const next = new Date(first.getTime() + 36 * 3_600_000).toISOString().slice(0, 10)
  return localMoment(next, FIRST_HOUR) as Date
}
