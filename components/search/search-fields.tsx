import type { SearchView } from '@/lib/search/views'
import { searchPath } from '@/lib/urls'
import { Select, TextField } from '../ui/field'
import { filterSentence } from './search-sentences'

/** What to look for, and where: a plain form that leads to an address. */
export function SearchFields({ view }: { view: SearchView }) {
  const { q, board, by, from, to } = view.asked
  const narrowed = [board, by, from, to].some(Boolean)
  return (
    <search>
      <form className="mt-4 mb-6 grid gap-3" action={searchPath} method="get">
        <div className="flex gap-2">
          <input className="input" type="search" name="q" defaultValue={q} aria-label="Words to search for" maxLength={200} />
          <button className="btn btn-primary" type="submit">
            Search
          </button>
        </div>
        <details open={narrowed}>
          <summary className="cursor-pointer py-2">Narrow the search</summary>
          <div className="grid gap-3 sm:grid-cols-2">
            <Select name="board" label="Board" empty="All boards" options={view.boards} defaultValue={board} problem={filterSentence(view, 'board')} />
            <TextField name="by" label="Posted by" defaultValue={by} autoComplete="off" problem={filterSentence(view, 'by')} />
            <TextField name="from" label="From" type="date" defaultValue={from} problem={filterSentence(view, 'from')} />
            <TextField name="to" label="To" type="date" defaultValue={to} problem={filterSentence(view, 'to')} />
          </div>
        </details>
      </form>
    </search>
  )
}
