import { searchPath } from '@/lib/urls'

/** The field for the words to search for. */
export function SearchForm({ words }: { words: string }) {
  return (
    <search>
      <form className="mt-4 mb-6 flex gap-2" action={searchPath} method="get">
        <input className="input" type="search" name="q" defaultValue={words} aria-label="Words to search for" maxLength={200} />
        <button className="btn btn-primary" type="submit">
          Search
        </button>
      </form>
    </search>
  )
}
