import { visibleBoards } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { db, SearchTooLong } from '@/lib/platform/db'
import { readFilters } from './filters'
import { markFound } from './found'
import { LAST_PAGE, listHits, MOST_HITS } from './hits'
import { readQuestion } from './question'
import { type SearchInput, searchInput } from './schema'
import type { FoundPost, SearchView } from './views'

/** One page of the posts (and threads, by their opening post) that hold the words asked for, best first; without words, what one name wrote, newest first. */
export async function search(sight: Sight, given: SearchInput, page = 1): Promise<SearchView> {
  const asked = searchInput.parse(given)
  const boards = await db().board.findMany({
    where: visibleBoards(sight),
    orderBy: [{ section: { position: 'asc' } }, { position: 'asc' }],
    select: { id: true, slug: true, name: true },
  })
  const { filters, problems } = await readFilters(asked, boards)
  const { question, problem, leftOut, cut } = asked.q ? await readQuestion(asked.q) : NOTHING_ASKED
  const view = { asked, page, boards: boards.map(({ slug, name }) => ({ value: slug, label: name })), problems, leftOut, cut, problem }
  const wanted = question !== undefined || (asked.q === undefined && filters.nameId !== undefined)
  if (!wanted || problems.length > 0 || page > LAST_PAGE) return { ...view, wanted, found: [], count: 0, more: false }
  const { hits, count } = await listHits(sight, { question, filters, page })
  const found: FoundPost[] = await markFound(hits, question?.lexemes ?? [])
  return { ...view, wanted, found, count: Math.min(count, MOST_HITS), more: count > MOST_HITS }
}

/** The same; null where it took too long. */
export async function searchInTime(...asked: Parameters<typeof search>): Promise<SearchView | null> {
  try {
    return await search(...asked)
  } catch (failure) {
    if (failure instanceof SearchTooLong) return null
    throw failure
  }
}

const NOTHING_ASKED = { question: undefined, problem: undefined, leftOut: [], cut: false }
