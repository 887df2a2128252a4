import type { LetterView } from '@/lib/letters/as-page'
import { asMailed } from '@/lib/letters/as-text'
import { LETTER } from '@/lib/letters/facts'
import { findReader } from '@/lib/letters/reader'
import { renderLetters } from '@/lib/letters/render'
import { db } from '@/lib/platform/db'
import type { Prisma } from '@/prisma/generated/client'

/** Letters as they would be mailed at this moment, oldest first, with the keys in them. */
export async function lettersWhere(where: Prisma.OutboxWhereInput) {
  const rows = await db().outbox.findMany({ where, orderBy: { id: 'asc' }, select: { ...LETTER, droppedAt: true } })
  return Promise.all(
    rows.map(async ({ data, title, body, ...row }) => {
      const read = await renderLetters(db(), [{ ...row, data, title, body }], await findReader(db(), row.memberId))
      const { subject = [], paragraphs = [] } = read.get(row.id) ?? {}
      const text = (paragraph: Parameters<typeof asMailed>[0]) => asMailed(paragraph, row.memberId).replaceAll('\u2060', '')
      return { ...row, title: text(subject), body: paragraphs.map(text).join('\n\n') }
    }),
  )
}

/** The one letter that meets this. */
export async function letterWhere(where: Prisma.OutboxWhereInput) {
  const [letter] = await lettersWhere(where)
  if (!letter) throw new Error('There is no such letter.')
  return letter
}

/** A letter as a page shows it, in plain words. */
export function wordsIn(letter: LetterView | null | undefined): string {
  return letter?.paragraphs.map(({ parts }) => parts.map(({ text }) => text).join('')).join('\n\n') ?? ''
}
