import type { SentencePart } from '@/lib/boards/sentence'
import { toldSentence } from '@/lib/notifications/told-sentence'
import { postInThreadPath, threadPath } from '@/lib/urls'

/** The thread of an entry as it is read now, and the number of its post, as far as whoever reads the log may see them. */
type Place = { thread: { id: bigint; slug: string; title: string } | null; postNumber?: number }

/** The sentence of an entry away from what it is about: with marks for the post and the thread in the place of “this”. */
export function sentenceInLog(row: { says: string; threadId: bigint | null }): string {
  return toldSentence({ ...row, subjectId: null }, 0n)
}

/** Fills those marks; what the reader may not see is named no nearer than “a thread”. */
export function partsInLog(parts: readonly SentencePart[], place: Place): SentencePart[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'text') return [part]
    return part.text
      .split(/(\{post\}|\{thread\})/)
      .filter(Boolean)
      .map((text) => filled(text, place))
  })
}

function filled(text: string, { thread, postNumber }: Place): SentencePart {
  if (text === '{thread}')
    return thread ? { kind: 'thread', text: `the thread “${thread.title}”`, href: threadPath(thread) } : { kind: 'text', text: 'a thread' }
  if (text !== '{post}') return { kind: 'text', text }
  if (!thread || postNumber === undefined) return { kind: 'text', text: 'a post' }
  return { kind: 'thread', text: `post #${postNumber} in “${thread.title}”`, href: postInThreadPath(thread, postNumber) }
}
