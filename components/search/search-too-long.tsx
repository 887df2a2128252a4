import { activePath, searchPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'

/** A search that was stopped, and what to try instead. */
export function SearchTooLong({ words }: { words: string }) {
  return (
    <div className="max-w-measure py-6">
      <h1>Search</h1>
      <form className="mt-4 mb-6 flex gap-2" action={searchPath} method="get">
        <input className="input" type="search" name="q" defaultValue={words} aria-label="Words to search for" />
        <button className="btn btn-primary" type="submit">
          Search
        </button>
      </form>
      <EmptyState>
        <p>This search took too long and was stopped.</p>
        <p>
          Add a rarer word, such as a name or a place, or put words in “quotation marks” to find them side by side. If many people are searching at once, try
          again in a moment.
        </p>
        <p>
          <a href={activePath}>Look at what is being talked about</a>
        </p>
      </EmptyState>
    </div>
  )
}
