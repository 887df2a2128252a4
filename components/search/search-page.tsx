import { LAST_PAGE } from '@/lib/search/hits'
import type { SearchView } from '@/lib/search/views'
import { activePath, logAskedPath, PAGE_SIZE, searchPath } from '@/lib/urls'
import { Pagination } from '../layout/pagination'
import { EmptyState } from '../ui/empty-state'
import { FormSummary } from '../ui/form-summary'
import { FoundPost } from './found-post'
import { SearchFields } from './search-fields'
import { countSentence, notes, whyNothing, wrongFilters } from './search-sentences'

/** The search and what it found. */
export function SearchPage({ view }: { view: SearchView }) {
  return (
    <div className="max-w-measure py-6">
      {view.problems.length > 0 && <FormSummary wrong={{ fields: wrongFilters(view) }} />}
      <h1>Search</h1>
      <SearchFields view={view} />
      <Answer view={view} />
    </div>
  )
}

function Answer({ view }: { view: SearchView }) {
  const why = whyNothing(view)
  if (why)
    return (
      <EmptyState>
        <p role="status">{why}</p>
      </EmptyState>
    )
  return view.wanted ? <Results view={view} /> : <HowToSearch />
}

function HowToSearch() {
  return (
    <div className="meta grid gap-2">
      <p>
        Titles and posts are searched for whole words, in any of their forms: “petition” also finds “petitions”. Accents, capitals, apostrophes and hyphens make
        no difference.
      </p>
      <p>
        Put words in “quotation marks” to find them side by side, a minus before a word to leave it out, and “or” between two words where either will do. The
        address of a page, or a petition’s number, finds the posts that name it.
      </p>
      <p>With a name and no words, everything posted under that name is shown, newest first.</p>
    </div>
  )
}

function Results({ view }: { view: SearchView }) {
  const { asked, found, count, page } = view
  const pathOf = (number: number) => logAskedPath(searchPath, { ...asked, page: number > 1 ? String(number) : undefined })
  if (found.length === 0) return page > 1 ? <NoSuchPage page={page} first={pathOf(1)} /> : <NothingFound view={view} />
  return (
    <>
      <p className="meta mb-2">{countSentence(view)}</p>
      <Notes view={view} />
      <ul className="rows mb-4 border-b border-line">
        {found.map((post) => (
          <FoundPost post={post} key={post.id} />
        ))}
      </ul>
      <Pagination page={page} pages={Math.ceil(count / PAGE_SIZE)} pathOf={pathOf} label="Pages of results" />
    </>
  )
}

function NothingFound({ view }: { view: SearchView }) {
  return (
    <EmptyState>
      <p>
        {view.asked.q ? `No posts match “${view.asked.q}”. Try fewer words, or other ones.` : `There are no posts by ${view.asked.by} that you can read here.`}
      </p>
      <Notes view={view} />
      <p>
        <a href={activePath}>Look at what is being talked about</a>
      </p>
    </EmptyState>
  )
}

function NoSuchPage({ page, first }: { page: number; first: string }) {
  return (
    <EmptyState>
      <p>
        {page > LAST_PAGE ? `Results are shown as far as page ${LAST_PAGE} at most. Add a word to find fewer.` : `There is no page ${page} of these results.`}
      </p>
      <p>
        <a href={first}>Go to the first page</a>
      </p>
    </EmptyState>
  )
}

function Notes({ view }: { view: SearchView }) {
  return notes(view).map((sentence) => (
    <p className="meta mb-2" key={sentence}>
      {sentence}
    </p>
  ))
}
