import { z } from 'zod'
import { counted } from '@/lib/text/counted'
import { whoActed } from '@/lib/threads/entry-line'
import { threadPath } from '@/lib/urls'
import type { EntryFact, Facts } from '../facts'
import { idText } from '../id-text'
import { defineLetter, type Paragraph } from '../letter'
import { boardMarks, OPEN_LATER, threadTold } from '../told'

type Moved = EntryFact & { thread: NonNullable<EntryFact['thread']> }

/** To the starter of threads that were moved in one sending. What was put back since is left out. */
export const movedTogether = defineLetter({
  data: z.object({ entries: z.array(idText).min(1), to: idText }),
  about: 'moderation',
  needs: ({ entries, to }) => ({ entries, boards: [to] }),

  write({ entries, to }, facts) {
    const moved = entries.flatMap((id) => facts.entry(id) ?? []).filter((entry): entry is Moved => entry.thread !== null && entry.undoneBy === null)
    const [first] = moved
    if (!first) return null
    const by = whoActed(first.name?.name ?? '', first.named)
    const threads = counted(moved.length, 'thread')
    return {
      subject: [moved.length === 1 ? 'Your thread was moved' : `${threads} of yours were moved`],
      paragraphs: [
        [{ said: by }, ` moved ${threads} that you started to `, ...(boardMarks(facts.named, [to])[`board:${to}`] ?? []), '.'],
        ...(first.because ? [[`Reason: ${first.because}`]] : []),
        lines(moved.map(({ thread }) => [...threadTold(facts, thread), ...(facts.opens(thread) ? [': ', { to: threadPath(thread), text: 'Read it' }] : [])])),
        [facts.reader.opens.members || opensAll(moved, facts) ? 'Their addresses are the same as before.' : OPEN_LATER],
        [
          'If you see it otherwise, you can appeal for six months, about each thread by itself:\n',
          ...lines(moved.map((entry) => [...threadTold(facts, entry.thread), ': ', { appeal: entry, text: 'Appeal' }])),
        ],
      ],
    }
  },
})

function opensAll(moved: readonly Moved[], facts: Facts): boolean {
  return moved.every(({ thread }) => facts.opens(thread))
}

function lines(all: readonly Paragraph[]): Paragraph {
  return all.flatMap((line, at) => (at === 0 ? line : ['\n', ...line]))
}
