import type { SentencePart } from '@/lib/boards/sentence'
import { postInThreadPath, threadPath } from '@/lib/urls'
import type { Readers } from '@/prisma/generated/client'

type Sentence = readonly [said: RegExp, told: string]

/** Sentences from places where it is plain what they are about, and how they read by themselves. */
const OUT_OF_PLACE: readonly Sentence[] = [
  [/^Edited by \{by\}/, '{by} edited this post'],
  [/^former wording put back by \{by\}/, '{by} put the former wording of this post back'],
  [/^wording (\d+) hidden by \{by\}/, '{by} hid wording $1 of this post'],
  [/^wording (\d+) shown again by \{by\}/, '{by} showed wording $1 of this post again'],
  [/^(\d+ links?) made (clickable|plain again) by \{by\}/, '{by} made $1 in this post $2'],
  [/^\{by\} brought (\d+ posts?) back that had been split off/, '{by} brought $1 that had been split off back to this thread'],
  [/^\{by\} took the pin off again/, '{by} took the pin off this thread again'],
]

/** What was done to a member, said to that member. */
const TO_HER: readonly Sentence[] = [
  [/the (role|suspension) of a member/, 'your $1'],
  [/\ba (ban|suspension|warning)\b/, 'your $1'],
  [/\ba member\b/, 'you'],
]

type Said = { says: string; threadId: bigint | null; subjectId: bigint | null }

/** The sentence of an entry as this member reads it, away from what it is about; with marks for the post and the thread, which are filled in for the reader. */
export function toldSentence({ says, threadId, subjectId }: Said, memberId: bigint): string {
  if (subjectId === memberId) return replaced(says, TO_HER)
  if (threadId === null) return says
  return replaced(says, OUT_OF_PLACE)
    .replace(/\bthis post\b/, '{post}')
    .replace(/\b(?:this|a) thread\b/, '{thread}')
}

function replaced(says: string, sentences: readonly Sentence[]): string {
  const [said, told] = sentences.find(([said]) => said.test(says)) ?? []
  return said && told ? says.replace(said, told) : says
}

type Thread = { id: bigint; title: string; slug: string }

/** What a line is about: the thread if the reader may see it, the post, and the thread again if the reader started it. */
export type Place = {
  thread: Thread | null
  post: { number: number; hers: boolean } | null
  herThread: { title: string; board: { readableBy: Readers } } | null
}

/** Puts the post and the thread into a sentence. */
export function withPlace(parts: readonly SentencePart[], place: Place): SentencePart[] {
  return parts.flatMap((part) =>
    part.kind === 'text'
      ? part.text
          .split(/(\{post\}|\{thread\})/)
          .filter(Boolean)
          .map((text) => filled(text, place))
      : [part],
  )
}

function filled(text: string, { thread, post, herThread }: Place): SentencePart {
  if (text === '{post}') return postPart(thread, post)
  if (text === '{thread}') return threadPart(thread, herThread)
  return { kind: 'text', text }
}

function postPart(thread: Place['thread'], post: Place['post']): SentencePart {
  if (!thread || !post) return { kind: 'text', text: `${post?.hers ? 'your' : 'a'} post in a thread that is not open to you now` }
  return { kind: 'thread', text: `${post.hers ? 'your ' : ''}post #${post.number} in “${thread.title}”`, href: postInThreadPath(thread, post.number) }
}

function threadPart(thread: Place['thread'], hers: Place['herThread']): SentencePart {
  if (thread) return { kind: 'thread', text: `${hers ? 'your' : 'the'} thread “${thread.title}”`, href: threadPath(thread) }
  if (!hers) return { kind: 'text', text: 'a thread that is not open to you now' }
  return { kind: 'text', text: hers.board.readableBy === 'staff' ? 'your thread' : `your thread “${hers.title}”` } // as letters name it
}
