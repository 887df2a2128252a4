import { findLinks } from '@/lib/text/links'

/** Where an address was lost: the line (from 1) that leads up to it, and the column behind its last character. */
export type MissingLink = { line: number; column: number }

const INVITATION =
  /\b(?:click(?:ing)?(?: on)?(?: to)?|here|links?|address|url|web ?site|web ?page|(?:go|log on|head)(?: over)? to|visit|sign(?: up)?(?: at| on| here)?|petition) ?:$/i

/**
 * Places where a text copied from a web page lost an address: a line that invites to follow one and ends in a colon,
 * with no address after it. `first` is the line number of the first of these lines.
 */
export function findMissingLinks(lines: string[], first: number): MissingLink[] {
  return lines.flatMap((line, index) => {
    const invites = INVITATION.test(line.trimEnd().slice(-40))
    const next = lines.slice(index + 1, index + 4).find((other) => other.trim() !== '')
    return invites && !beginsWithLink(next) ? [{ line: first + index, column: line.trimEnd().length + 1 }] : []
  })
}

/** The text with the address put where one is missing. */
export function fillMissingLink(text: string, { line }: MissingLink, address: string): string {
  const parts = text.split(/(\r\n|\r|\n)/)
  const at = (line - 1) * 2
  return parts.with(at, `${parts[at]?.trimEnd()} ${address}`).join('')
}

function beginsWithLink(line: string | undefined): boolean {
  return findLinks(line?.trim() ?? '')[0]?.start === 0
}
