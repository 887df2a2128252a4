const QUIET = / (?:dir|rel|href|data-link)="[^"]*"/g
const AROUND = 40

/**
 * Where two outputs of renderText begin to be read differently, some characters of each; null where only attributes
 * differ that change nothing of what is read.
 */
export function firstDifference(before: string, after: string): { before: string; after: string } | null {
  const [was, is] = [before.replace(QUIET, ''), after.replace(QUIET, '')]
  if (was === is) return null
  let at = 0
  while (was[at] === is[at]) at += 1
  const from = Math.max(0, was.lastIndexOf('<', at - 1), at - AROUND)
  return { before: was.slice(from, at + AROUND), after: is.slice(from, at + AROUND) }
}
