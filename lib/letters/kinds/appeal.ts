import { z } from 'zod'
import type { Facts } from '../facts'
import { idText } from '../id-text'
import { defineLetter, type Paragraph } from '../letter'
import { wordsOf } from '../told'
import { kept, keptOf } from './kept'
import { statement } from './statement'

const BEGINS = {
  granted: 'Your appeal was granted: what you appealed against has been taken back.',
  declined: 'Your appeal was declined: the decision was upheld.',
  settled: 'Your appeal is closed without a decision: what you appealed against is no longer in force.',
} as const

/** To the member who appealed: how the appeal ended, and why. */
export const appeal = defineLetter({
  data: z.object({ appealed: idText, outcome: z.enum(['granted', 'declined', 'settled']), alone: z.boolean().default(false) }),
  about: 'moderation',
  needs: ({ appealed }, { entryId }) => ({ statements: [appealed], entries: entryId ? [appealed, entryId] : [appealed] }),

  write({ appealed, outcome, alone }, facts, { entryId, sentAt }) {
    const about = subjectOf(appealed, facts)
    const words = outcome === 'settled' ? [] : wordsOf(facts.entry(entryId), sentAt)
    return {
      subject: [BEGINS[outcome]],
      paragraphs: [
        [BEGINS[outcome]],
        ...(about ? [['It was about this: ', ...about]] : []),
        outcome === 'settled' ? [entryId ? 'HQ has lifted it since; the log says why.' : 'It was over by itself.'] : [decidedBy(alone)],
        ...(words.length > 0 ? [['The reasons: ', ...words]] : []),
        ...(outcome === 'declined'
          ? [['An appeal is decided once, so this closes the matter here. What the law lets you do elsewhere is not touched by it.']]
          : []),
      ],
    }
  },
})

/** What the statement of reasons about an act begins with. */
function subjectOf(appealed: bigint, facts: Facts): Paragraph | null {
  const row = facts.statement(appealed)
  if (!row) return null
  const old = keptOf(row)
  if (old) return kept.write(old, facts, row)?.subject ?? null
  const data = statement.data.safeParse(row.data).data
  return (data && statement.write(data, facts, row)?.subject) ?? null
}

function decidedBy(alone: boolean): string {
  return alone
    ? 'There is no other moderator here who could look at it, so the one who acted looked at it again.'
    : 'A moderator other than the one who acted looked at it. No machine took part in the decision.'
}
