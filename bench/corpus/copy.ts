import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

export type Row = (string | number | bigint | Date | null)[]

const CHUNK = 1 << 16

/** Streams rows into a table by COPY, no more of them at a time than the database takes. */
export async function copyInto(client: pg.ClientBase, table: string, columns: readonly string[], rows: Iterable<Row>): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  await pipeline(Readable.from(chunksOf(rows)), client.query(from(`copy "${table}" (${names}) from stdin`)))
}

function* chunksOf(rows: Iterable<Row>): Generator<string> {
  let chunk = ''
  for (const row of rows) {
    chunk += `${row.map(field).join('\t')}\n`
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  if (chunk) yield chunk
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A value as COPY reads it in its text format. */
function field(value: Row[number]): string {
  if (value === null) return '\\N'
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? '') : String(value)
}
