import type { Tx } from '@/lib/platform/db'
import { differenceOf } from '@/lib/text/difference'
import type { ReadArticle } from './reading/article-text'
import type { ReadPost, ReadThread } from './reading/thread-text'

/** A thread as it is here now, to be compared with a file. */
export type Present = NonNullable<Awaited<ReturnType<typeof findPresent>>>

const MOST_SHOWN = 20
const AROUND = 30
const LONGEST_PIECE = 80

/** What an import brought, as it is now, and what was done with it since. */
export function findPresent(tx: Tx, id: bigint) {
  return tx.thread.findUnique({
    where: { id },
    select: {
      id: true,
      title: true,
      slug: true,
      boardId: true,
      removedAt: true,
      _count: { select: { entries: true, departures: true, arrivals: true } },
      posts: {
        orderBy: { number: 'asc' },
        select: {
          id: true,
          number: true,
          body: true,
          revision: true,
          voice: true,
          createdAt: true,
          withdrawnAt: true,
          removedAt: true,
          nameId: true,
          name: { select: { name: true, memberId: true, member: { select: { importedAt: true } } } },
          _count: { select: { entries: true, ruled: true } },
        },
      },
    },
  })
}

/** A briefing as it is here now. */
export type PresentBriefing = { title: string; before: string; after: string; facts: readonly { number: number; body: string }[] }

/** What of a file is other than what is here, in sentences; a post is known by its place. */
export function differencesOf(present: Present, { title, posts }: ReadThread): string[] {
  const sentences = [
    ...(present.title === title ? [] : [`The title “${present.title}” would be “${title}”.`]),
    ...posts.flatMap((post, index) => postDifferences(present.posts[index], post, index + 1)),
    ...present.posts.slice(posts.length).map(({ number, name }) => `Post ${number}, by ${name.name}, is not in this file.`),
  ]
  const more = sentences.length - MOST_SHOWN
  return more > 0 ? [...sentences.slice(0, MOST_SHOWN), `And ${more} more.`] : sentences
}

/** The same for an article: of its parts, and of each fact, which is known by its number. */
export function articleDifferences(present: PresentBriefing, { title, before, facts, after }: ReadArticle): string[] {
  const parts: [string, string, string][] = [
    ['The text before the facts:', present.before, before],
    ...facts.map(({ line, text }, index): [string, string, string] => [`Line ${line}, fact ${index + 1}:`, present.facts[index]?.body ?? '', text]),
    ['The text after the facts:', present.after, after],
  ]
  return [
    ...(present.title === title ? [] : [`The title “${present.title}” would be “${title}”.`]),
    ...parts.flatMap(([place, was, is]) => (was === is ? [] : [was === '' ? `${place} “${short(is)}” is new.` : `${place} ${changeOf(was, is)}`])),
    ...present.facts.slice(facts.length).map(({ number }) => `Fact ${number} is not in this file.`),
  ]
}

function postDifferences(before: Present['posts'][number] | undefined, post: ReadPost, number: number): string[] {
  const place = `Line ${post.line}, post ${number}:`
  if (!before) return [`${place} by ${post.name}, is new.`]
  const voice = post.staff === null ? 'personal' : 'hq'
  return [
    ...(isSameName(before.name.name, post.name) ? [] : [`${place} by “${post.name}”, not by “${before.name.name}”.`]),
    ...(before.createdAt.getTime() === post.at.getTime() ? [] : [`${place} at ${post.at.toISOString()}, not at ${before.createdAt.toISOString()}.`]),
    ...(before.voice === voice ? [] : [`${place} ${voice === 'hq' ? 'speaks as HQ' : 'does not speak as HQ'}.`]),
    ...(before.body === post.body ? [] : [`${place} ${changeOf(before.body, post.body)}`]),
  ]
}

/** Whether a post under this name here was written under that one: "(imported)" is ours. */
export function isSameName(here: string, written: string): boolean {
  return here.replace(/ \(imported(?: \d+)?\)$/, '').toLowerCase() === written.toLowerCase()
}

/** The first place where words differ, with what is around it, and how many there are. */
function changeOf(before: string, after: string): string {
  const pieces = differenceOf(before, after)
  const at = pieces.findIndex(({ kind }) => kind !== 'same')
  const lead = pieces[at - 1]?.text.slice(-AROUND) ?? ''
  const [one, other] = [pieces[at], pieces[at + 1]]
  const shown = [one, other?.kind !== 'same' && other?.kind !== one?.kind ? other : undefined]
  const said = (kind: 'removed' | 'added') => short(shown.find((piece) => piece?.kind === kind)?.text ?? '')
  const places = pieces.filter(({ kind }, index) => kind !== 'same' && (pieces[index - 1]?.kind ?? 'same') === 'same').length
  return `behind “${oneLine(lead)}”, “${said('removed')}” would be “${said('added')}”${places > 1 ? `, and ${places - 1} more such ${places === 2 ? 'place' : 'places'}` : ''}.`
}

function short(text: string): string {
  const line = oneLine(text)
  return line.length > LONGEST_PIECE ? `${line.slice(0, LONGEST_PIECE)}…` : line
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
