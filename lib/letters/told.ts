import type { Named } from '@/lib/boards/sentence'
import { momentText } from '@/lib/text/moment-text'
import type { EntryFact, Facts, ThreadFact } from './facts'
import type { Paragraph } from './letter'

export const OPEN_LATER = 'You can read there when your account is open again.'

type Post = { number: number; createdAt: Date; thread: ThreadFact }

/** Which post is meant: “#3 in “…””, or its moment where its thread may not be named. */
export function postTold(facts: Facts, { number, createdAt, thread }: Post): Paragraph {
  return facts.names(thread) ? [`#${number} in “`, { said: thread.title }, '”'] : [`of ${momentText(createdAt)}`]
}

/** Which thread is meant, the same. */
export function threadTold(facts: Facts, thread: ThreadFact): Paragraph {
  return facts.names(thread) ? ['“', { said: thread.title }, '”'] : [`of ${momentText(thread.createdAt)}`]
}

/** What {post} and {thread} in a sentence about an act mean to its reader. */
export function marksOf(facts: Facts, entry: EntryFact | undefined): Record<string, Paragraph> {
  return {
    ...(entry?.post ? { post: postTold(facts, entry.post) } : {}),
    ...(entry?.thread ? { thread: threadTold(facts, entry.thread) } : {}),
  }
}

export function boardMarks({ boards }: Named, ids: readonly bigint[]): Record<string, Paragraph> {
  return Object.fromEntries(ids.map((id) => [`board:${id}`, named(boards.get(id)?.name)]))
}

function named(name: string | undefined): Paragraph {
  return name ? [{ said: name }] : ['another board']
}

/** Items as a sentence lists them: “a, b and c”. */
export function listed(items: readonly Paragraph[]): Paragraph {
  return items.flatMap((item, at) => (at === 0 ? item : [at === items.length - 1 ? ' and ' : ', ', ...item]))
}

/** The words of a moderator; of those that were blanked, that they were. */
export function wordsOf(entry: EntryFact | undefined, sentAt: Date | null): Paragraph {
  if (entry?.kept?.blankedById) return [sentAt ? '(HQ blanked these words after this letter had been sent.)' : '(HQ blanked these words.)']
  return entry?.kept?.words ? [{ said: entry.kept.words }] : []
}
