import type { SearchView } from '@/lib/search/views'
import { counted } from '@/lib/text/counted'

type Problem = SearchView['problems'][number]

const FIELD_SENTENCES: Record<Problem['code'], string> = {
  no_board: 'There is no such board that you can read.',
  no_name: 'Nobody posts under this name. Write it exactly as beside the posts.',
  no_day: 'This is no day. Write it as year, month and day, such as 2027-06-08.',
  no_span: 'The last day comes before the first.',
}

/** What is wrong with a filter, for beside its field. */
export function filterSentence({ problems }: SearchView, field: Problem['field']): string | undefined {
  const problem = problems.find((candidate) => candidate.field === field)
  return problem && FIELD_SENTENCES[problem.code]
}

/** Everything that is wrong with the filters, by field, for the summary. */
export function wrongFilters({ problems }: Pick<SearchView, 'problems'>): Record<string, string> {
  return Object.fromEntries(problems.map(({ field, code }) => [field, FIELD_SENTENCES[code]]))
}

/** Why nothing was looked for; null where something was, or nothing was asked. */
export function whyNothing({ asked, problem, problems, leftOut, wanted }: SearchView): string | null {
  if (problems.length > 0) return 'Nothing was looked for yet: one of the fields above needs another look.'
  if (problem) return QUESTION_SENTENCES[problem](leftOut)
  const narrowed = [asked.board, asked.from, asked.to].some(Boolean)
  return narrowed && !wanted ? 'Write a word to look for, or a name to see everything posted under it.' : null
}

type NoQuestion = NonNullable<SearchView['problem']>

const QUESTION_SENTENCES: Record<NoQuestion, (leftOut: readonly string[]) => string> = {
  no_word: () => 'There is no word in that. Write at least one word or number to look for.',
  only_without: () => 'A minus leaves posts out. Write a word to look for as well.',
  common: tooCommon,
  frequent: tooCommon,
}

function tooCommon(words: readonly string[]): string {
  const [are, them] = words.length === 1 ? ['is', 'it'] : ['are', 'them']
  return `${listed(words)} ${are} too common to search for: most posts have ${them}. Add a rarer word.`
}

/** "12 posts for “school”, best first". */
export function countSentence({ asked, count, more }: SearchView): string {
  const posts = more ? `More than ${counted(count, 'post')}` : counted(count, 'post')
  return asked.q ? `${posts} for “${asked.q}”, best first` : `${posts} by ${asked.by}, newest first`
}

/** What the count does not say. */
export function notes({ leftOut, cut, more, count }: SearchView): string[] {
  return [
    ...(leftOut.length > 0 ? [`Too common to search for, and left out: ${listed(leftOut)}.`] : []),
    ...(cut ? ['Only the first 200 characters were used.'] : []),
    ...(more ? [`The first ${count.toLocaleString('en-GB')} can be looked through. Add a word, or narrow the search, to reach the rest.`] : []),
  ]
}

function listed(words: readonly string[]): string {
  const quoted = [...new Set(words)].map((word) => `“${word}”`)
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : (quoted[0] ?? '')
}
