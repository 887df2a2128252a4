const HEAD = /^(?:[ \t]{0,3}>[ \t]?)+\[(?:\\.|[^\]\\])*\]\(\/p\/([1-9]\d{0,17})\)/
const QUOTED = /^(?:[ \t]{0,3}>[ \t]?)+/

const NO_LONGER = '(What was quoted here is no longer shown.)'

/**
 * A text that is being written, without the words that it quotes from posts which are gone: a quotation is known by the
 * head that ours begin with. `isGone` is asked with the post and the words that are quoted.
 */
export function withoutGoneQuotes(source: string, isGone: (post: bigint, words: readonly string[]) => boolean): string {
  const lines = source.split('\n')
  const kept: string[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const end = goneTo(at)
    kept.push(end ? `${'> '.repeat(depthOf(line))}${NO_LONGER}` : line)
    at = end ?? at + 1
  }
  return kept.join('\n')

  /** The line after a quotation that begins here and is gone. */
  function goneTo(at: number): number | null {
    const post = lines[at]?.match(HEAD)?.[1]
    if (post === undefined) return null
    const end = endOfQuote(lines, at)
    return isGone(BigInt(post), lines.slice(at + 1, end).map(wordsOf)) ? end : null
  }
}

/** The line after a quotation that begins here: where it is less deep, or another one begins beside it. */
function endOfQuote(lines: readonly string[], from: number): number {
  const depth = depthOf(lines[from] ?? '')
  const after = lines.findIndex((line, at) => at > from && (depthOf(line) < depth || (depthOf(line) === depth && HEAD.test(line))))
  return after === -1 ? lines.length : after
}

function depthOf(line: string): number {
  return line.match(QUOTED)?.[0].replaceAll(/[^>]/g, '').length ?? 0
}

function wordsOf(line: string): string {
  return line.replace(QUOTED, '').trim()
}
