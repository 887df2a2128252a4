import { z } from 'zod'
import { idText } from '../id-text'
import { defineLetter, filled, type LetterRow, type Paragraph } from '../letter'
import { threadTold, wordsOf } from '../told'

const shape = z.object({ kept: z.object({ title: z.string(), body: z.string(), threads: z.array(idText), entries: z.array(idText) }) })

/** A letter from before letters were data: finished prose, with marks where it named a thread or quoted a moderator’s words. */
export const kept = defineLetter({
  data: shape,
  about: 'moderation',
  needs: ({ kept: { threads, entries } }) => ({ threads, entries }),

  write({ kept: { title, body, threads, entries } }, facts, { sentAt }) {
    const marks: Record<string, Paragraph> = {}
    for (const id of threads) {
      const thread = facts.thread(id)
      marks[`thread:${id}`] = thread && facts.names(thread) ? threadTold(facts, thread) : ['a thread']
    }
    for (const id of entries) marks[`words:${id}`] = wordsOf(facts.entry(id), sentAt)
    return { subject: filled(title, marks), paragraphs: body.split('\n\n').map((paragraph) => filled(paragraph, marks)) }
  },
})

/** What is kept of such a letter; null for a letter of today. One that the version before ours wrote while it still ran has no data at all. */
export function keptOf({ data, title, body }: LetterRow): z.infer<typeof shape> | null {
  return data === null ? { kept: { title, body, threads: [], entries: [] } } : (shape.safeParse(data).data ?? null)
}
