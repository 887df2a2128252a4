import type { Tx } from '@/lib/platform/db'
import { findFacts, findStatements } from './facts'
import { letterOf } from './kinds'
import { kept, keptOf } from './kinds/kept'
import type { Letter, LetterRow, Needs, Paragraph } from './letter'
import type { Reader } from './reader'

export type Rendered = { subject: Paragraph; paragraphs: readonly Paragraph[]; about: Letter['about'] }
type Read = { row: LetterRow; letter: Letter; data: unknown }

/** What letters say today, by number; those that have nothing left to say are missing. Few statements, however many letters. */
export async function renderLetters(tx: Tx, rows: readonly LetterRow[], reader: Reader): Promise<Map<bigint, Rendered>> {
  const rendered = new Map<bigint, Rendered>()
  for (const memberId of new Set(rows.map((row) => row.memberId))) {
    const theirs = rows.filter((row) => row.memberId === memberId).flatMap(readLetter)
    const asked = together(theirs.map(({ letter, data, row }) => letter.needs(data, row)))
    const statements = await findStatements(tx, asked.statements, [memberId])
    const needs = together([asked, ...statements.flatMap(readLetter).map(({ letter, data, row }) => letter.needs(data, row))])
    const facts = await findFacts(tx, { needs, statements, memberId, reader })
    for (const { row, letter, data } of theirs) {
      const content = letter.write(data, facts, row)
      if (content) rendered.set(row.id, { ...content, about: letter.about })
    }
  }
  return rendered
}

function readLetter(row: LetterRow): Read[] {
  const old = keptOf(row)
  if (old) return [{ row, letter: kept, data: old }]
  const letter = letterOf(row.kind)
  const data = letter?.data.safeParse(row.data)
  return letter && data?.success ? [{ row, letter, data: data.data }] : []
}

function together(all: readonly Needs[]): Required<Needs> {
  const every = (what: keyof Needs) => [...new Set(all.flatMap((needs) => needs[what] ?? []))]
  return { entries: every('entries'), posts: every('posts'), threads: every('threads'), boards: every('boards'), statements: every('statements') }
}
