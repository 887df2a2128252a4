import { plainLine } from '@/lib/text/invisible'
import { normaliseSource } from '@/lib/text/source'

/** What is wrong or worth knowing: at which line of the text (from 1; null: not about a line), and whether it stops the import. */
export type Problem = { line: number | null; kind: 'error' | 'note'; words: string }

/** The lines of a file as an editor counts them, without the byte order mark and with plain spaces for no-break ones. */
export function readLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/[\u00A0\u202F]/g, ' ')
    .split(/\r\n|\r|\n/)
}

/** The first line with something on it, as the title, and its index; null in an empty text. */
export function findTitle(lines: string[]): { title: string; index: number } | null {
  const index = lines.findIndex((line) => line.trim() !== '')
  return index < 0 ? null : { title: tidy(lines[index] ?? ''), index }
}

/** A line without characters that show nothing or turn the writing, and with single spaces inside. No word is changed. */
export function tidy(line: string): string {
  return plainLine(normaliseSource(line))
}

/** Notes for characters that were lost before the text came here, which a file in another encoding than UTF-8 shows. */
export function lostCharacters(lines: string[]): Problem[] {
  return lines.flatMap((line, index): Problem[] =>
    line.includes('\uFFFD') ? [{ line: index + 1, kind: 'note', words: 'A character here could not be read. Is the file UTF-8?' }] : [],
  )
}
