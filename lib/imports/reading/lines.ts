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

export function error(line: number | null, words: string): Problem {
  return { line, kind: 'error', words }
}

export function note(line: number | null, words: string): Problem {
  return { line, kind: 'note', words }
}

/** The first line with something on it, as the title, and its index; null in an empty text. */
export function findTitle(lines: string[]): { title: string; index: number } | null {
  const index = lines.findIndex((line) => line.trim() !== '')
  return index < 0 ? null : { title: plainLine(lines[index] ?? ''), index }
}

/** A line without characters that show nothing or turn the writing, and with single spaces inside. No word is changed. */
export function tidy(line: string): string {
  return plainLine(normaliseSource(line))
}

/** Notes for characters that were lost or misread before the text came here. */
export function lostCharacters(lines: string[]): Problem[] {
  return lines.flatMap((line, index): Problem[] => {
    if (line.includes('\uFFFD')) return [note(index + 1, 'A character here could not be read. Is the file UTF-8?')]
    const [misread] = MISREAD.exec(line) ?? []
    return misread ? [note(index + 1, `“${misread}” looks like one character that was misread before it came into this file; it is kept as it is.`)] : []
  })
}

/** The bytes of a character in UTF-8, read in Windows-1252: â€™ Ã© Â£ ðŸ™‚. */
const MISREAD =
  /â(?:€[\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC‚„…†‡‰‹›‘’“”•–—™]?|\u0080[\u0080-\u00BF])|[ÂÃ][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC€‚„…†‡‰‹›‘’“”•–—™]|ðŸ[\u0080-\u00BF\u2000-\u20AC\u0152-\u02DC]{1,2}/u
