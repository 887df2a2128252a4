import { searchSql } from '@/lib/platform/db'
import { findFrequent } from './frequent'
import { isTooLong, readTerms, type Term } from './terms'

/** Why there is nothing to look for in what was typed: no word, only words that every text has, that most posts have, or only what is to be left out. */
export type NoQuestion = 'no_word' | 'common' | 'frequent' | 'only_without'

/** What the database is asked: `older` of posts whose words an older version made; `lexemes`: the stems that count as a hit. */
export type Question = { query: string; older: string; lexemes: string[] }

type Read = { question?: Question; problem?: NoQuestion; leftOut: string[]; cut: boolean }
type Row = { hasWord: boolean; query: string; lexemes: string[]; older: string }
type Known = Term & Row

/** What was typed as a question to the database. Words that are too common to look for are left out and named. */
export async function readQuestion(typed: string): Promise<Read> {
  const terms = readTerms(typed)
  const known = await look(terms)
  const words = known.filter(({ hasWord }) => hasWord)
  const wanted = words.filter(({ without }) => !without)
  const found = wanted.filter(({ query }) => query !== '')
  const frequent = await findFrequent()
  const rare = found.filter(({ lexemes }) => lexemes.length !== 1 || !frequent.has(lexemes[0] as string))
  const leftOut = wanted.filter((term) => !rare.includes(term)).map(({ text }) => text)
  const cut = isTooLong(typed)
  if (rare.length === 0) return { problem: problemOf({ words, wanted, found }), leftOut, cut }
  const without = words.filter((term) => term.without && term.query !== '')
  const query = [...groupsOf(rare), ...without.map((term) => `!(${term.query})`)].join(' & ')
  return { question: { query, older: known[0]?.older ?? '', lexemes: rare.flatMap(({ lexemes }) => lexemes) }, leftOut, cut }
}

function problemOf({ words, wanted, found }: Record<'words' | 'wanted' | 'found', Known[]>): NoQuestion {
  if (words.length === 0) return 'no_word'
  if (wanted.length === 0) return 'only_without'
  return found.length === 0 ? 'common' : 'frequent'
}

/** One group for each term that must be there, with those that will do in its place. */
function groupsOf(terms: Known[]): string[] {
  const groups: string[][] = []
  for (const { query, or } of terms) {
    if (or && groups.length > 0) groups.at(-1)?.push(`(${query})`)
    else groups.push([`(${query})`])
  }
  return groups.map((group) => `(${group.join(' | ')})`)
}

async function look(terms: Term[]): Promise<Known[]> {
  if (terms.length === 0) return []
  const older = terms.map(({ text, without, or }) => `${or ? 'or ' : ''}${without ? '-' : ''}"${text}"`).join(' ')
  const rows = await searchSql<Row>(WORDS_SQL, [terms.map(({ text }) => text), older])
  return terms.map((term, index) => ({ ...term, ...(rows[index] as Row) }))
}

// Raw SQL: what a word is, the database says alone, of what is stored and of what is asked.
const WORDS_SQL = `
  select search_words(term) ~ '[a-z0-9]' as "hasWord", search_query(term)::text as query,
    tsvector_to_array(search_vector(term)) as lexemes, websearch_to_tsquery('english', $2)::text as older
  from unnest($1::text[]) with ordinality as given (term, place) order by place`
