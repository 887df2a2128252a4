import { balanceIsolates } from './invisible'

// Word's soft line break (VT), a form feed, NEL and the two Unicode separators all mean "new line here".
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const CONTROLS = /[^\P{Cc}\n\t]/gu
const LONE_SURROGATES = /\p{Cs}/gu
const LONGEST_GAP = 2
/** What a text has somewhere that is not in this form yet; isolates may be in pairs already. */
const UNCLEAN = /[^\P{Cc}\n\t]|[\uFEFF\u2028\u2029\u2066-\u2069\p{Cs}]|[^\S\n]\n|\n{4}|^\n|\s$/u

/**
 * The form in which every text a person writes is kept: lines end in LF, no control characters but LF and TAB,
 * well-formed UTF-16, isolates in pairs within their line, no spaces at line ends, no blank lines at either end, at most two blank lines in a row.
 * Every visible character stays. Idempotent.
 */
export function normaliseSource(raw: string): string {
  if (!UNCLEAN.test(raw)) return raw // a text is asked for its form by everything that reads it
  const clean = raw
    .replace(/\uFEFF/g, '')
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATES, '\uFFFD')
  return withoutGaps(
    balanceIsolates(clean)
      .split('\n')
      .map((line) => line.trimEnd()),
  ).join('\n')
}

function withoutGaps(lines: string[]): string[] {
  const kept: string[] = []
  let blanks = 0
  for (const line of lines) {
    if (line === '') {
      blanks += 1
      continue
    }
    if (kept.length > 0) kept.push(...blankLines(blanks))
    kept.push(line)
    blanks = 0
  }
  return kept
}

function blankLines(count: number): string[] {
  return Array.from({ length: count > LONGEST_GAP ? 1 : count }, () => '')
}
