import type { Tx } from '@/lib/platform/db'
import { asSent, inWords, pathOf } from './as-text'
import type { LetterRow, Paragraph } from './letter'
import type { Reader } from './reader'
import { type Rendered, renderLetters } from './render'

type PagePart = { kind: 'words'; text: string } | { kind: 'said'; text: string } | { kind: 'way'; text: string; href: string }

/** A letter as a page shows it: in today’s words, with what reads otherwise than when it was sent. */
export type LetterView = { subject: string; paragraphs: { parts: PagePart[]; changed: boolean }[]; sentAt: Date | null }

export async function showLetters(tx: Tx, rows: readonly LetterRow[], reader: Reader): Promise<Map<bigint, LetterView>> {
  const rendered = await renderLetters(tx, rows, reader)
  return new Map(
    rows.flatMap((row) => {
      const letter = rendered.get(row.id)
      return letter ? [[row.id, viewOf(row, letter)] as const] : []
    }),
  )
}

function viewOf(row: LetterRow, { subject, paragraphs }: Rendered): LetterView {
  const sent = row.sentAt && asSent.safeParse(row.asSent).data
  return {
    subject: inWords(subject),
    paragraphs: paragraphs.map((paragraph) => ({ parts: partsOf(paragraph), changed: Boolean(sent) && !sent?.paragraphs.includes(inWords(paragraph)) })),
    sentAt: row.sentAt,
  }
}

function partsOf(paragraph: Paragraph): PagePart[] {
  return paragraph.map((part) => {
    if (typeof part === 'string') return { kind: 'words', text: part }
    return 'said' in part ? { kind: 'said', text: part.said } : { kind: 'way', text: part.text, href: pathOf(part) }
  })
}
