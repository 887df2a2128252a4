import type { FoundPostView } from '@/lib/search/views'
import { counted } from '@/lib/text/counted'
import { activePath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { FoundPost } from './found-post'
import { SearchForm } from './search-form'

/** The search and what it found. */
export function SearchPage({ words, found }: { words: string; found: readonly FoundPostView[] }) {
  return (
    <div className="max-w-measure py-6">
      <h1>Search</h1>
      <SearchForm words={words} />
      {words.trim() === '' ? <HowToSearch /> : <Results words={words} found={found} />}
    </div>
  )
}

function HowToSearch() {
  return (
    <p className="meta">Titles and posts are searched. Put words in “quotation marks” to find them side by side, and a minus before a word to leave it out.</p>
  )
}

function Results({ words, found }: { words: string; found: readonly FoundPostView[] }) {
  if (found.length === 0)
    return (
      <EmptyState>
        <p>Nothing holds “{words}”. Try fewer words, or other ones.</p>
        <p>
          <a href={activePath}>Look at what is being talked about</a>
        </p>
      </EmptyState>
    )
  return (
    <>
      <p className="meta mb-2">
        {counted(found.length, 'post')} for “{words}”, best first
      </p>
      <ul className="rows border-b border-line">
        {found.map((post) => (
          <FoundPost post={post} key={post.id} />
        ))}
      </ul>
    </>
  )
}
