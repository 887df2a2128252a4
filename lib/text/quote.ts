import { normaliseSource } from './source'

/** The post to quote: its author's name as shown, its number in the thread, its source. */
export type Quoted = { author: string; number: number; source: string; maxParagraphs?: number }

/**
 * The text a reply begins with: "> Author in #3:", the first paragraph (or `maxParagraphs`) behind "> ", a blank line.
 * What the quoted post itself quotes is left out.
 */
export function quoteSource({ author, number, source, maxParagraphs = 1 }: Quoted): string {
  const quoted = ownParagraphs(source)
    .slice(0, maxParagraphs)
    .map((paragraph) => paragraph.map((line) => `> ${line}`).join('\n'))
    .join('\n>\n')
  return `> ${author} in #${number}:\n${quoted}${quoted === '' ? '' : '\n'}\n`
}

function ownParagraphs(source: string): string[][] {
  const paragraphs: string[][] = [[]]
  for (const line of normaliseSource(source).split('\n')) {
    if (line === '' || line.startsWith('>')) paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}
