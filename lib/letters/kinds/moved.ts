import { z } from 'zod'
import { lineOf } from '@/lib/threads/entry-line'
import { threadPath } from '@/lib/urls'
import type { Facts, ThreadFact } from '../facts'
import { defineLetter, type Paragraph } from '../letter'
import { OPEN_LATER, threadTold } from '../told'

/** To the starter of a thread that was moved. */
export const moved = defineLetter({
  data: z.object({}),
  about: 'moderation',
  needs: (_data, { entryId }) => ({ entries: entryId ? [entryId] : [] }),

  write(_data, facts, { entryId }) {
    const entry = facts.entry(entryId)
    if (!entry?.thread) return null
    const { parts, because, words } = lineOf(entry, facts.named)
    const said = [because, words].filter(Boolean)
    const thread = facts.names(entry.thread) ? threadTold(facts, entry.thread) : ['your thread ', ...threadTold(facts, entry.thread)]
    return {
      subject: ['Your thread was moved'],
      paragraphs: [
        [...parts.map(({ kind, text }) => (kind === 'text' ? text : { said: text })), ': ', ...thread, ', which you started.'],
        ...(said.length > 0 ? [['Reason: ', { said: said.join(' ') }]] : []),
        wayTo(entry.thread, facts),
        ...(entry.undoesId === null ? [['If you see it otherwise, you can appeal for six months: ', { appeal: entry, text: 'Appeal' }]] : []),
      ],
    }
  },
})

function wayTo(thread: ThreadFact, facts: Facts): Paragraph {
  const same = 'Its address is the same as before, and so are those of all its posts'
  if (facts.opens(thread)) return [`${same}: `, { to: threadPath(thread.mergedInto ?? thread), text: 'Read the thread' }]
  return [facts.names(thread) && !facts.reader.opens.members ? `${same}. ${OPEN_LATER}` : `${same}.`]
}
