import type { Token } from 'markdown-it'

/** A paragraph that was typed in columns, as the `meta` of its opening piece. */
export const COLUMNS = { columns: true } as const

const GAP = /[^ \t\u00A0](?:[ \u00A0]{3,}|[ \u00A0]{0,2}\t[ \t\u00A0]*)[^ \t\u00A0]/
const TAB = 8

/**
 * Marks paragraphs in which two lines or more have columns, made with tabs or with three spaces and more. The spaces at
 * the beginning of their lines, which markup passes over, are kept as no-break ones.
 */
export function keepColumns(tokens: readonly Token[], src: string): void {
  let lines: string[] | null = null
  for (const [at, token] of tokens.entries()) {
    const paragraph = tokens[at - 1]
    if (token.type !== 'inline' || paragraph?.type !== 'paragraph_open' || paragraph.hidden || !hasColumns(token.content)) continue
    lines ??= src.split('\n')
    paragraph.meta = COLUMNS
    token.content = withIndents(indentOf(lines[token.map?.[0] ?? -1] ?? '', token.content) + token.content)
  }
}

function hasColumns(content: string): boolean {
  if (!content.includes('\n')) return false
  let rows = 0
  for (const line of content.split('\n')) if (GAP.test(line) && ++rows === 2) return true
  return false
}

/** What was typed before the first line of a paragraph, behind the marks of quotations. */
function indentOf(line: string, content: string): string {
  const [first = ''] = content.split('\n', 1)
  const before = line.slice(0, line.length - first.length)
  return line.endsWith(first) ? before.replace(/^.*> ?/, '').replace(/[^ \t]/g, ' ') : ''
}

function withIndents(content: string): string {
  return content.replace(/^[ \t]+/gm, (indent) => '\u00A0'.repeat(widthOf(indent)))
}

function widthOf(indent: string): number {
  let width = 0
  for (const sign of indent) width += sign === '\t' ? TAB - (width % TAB) : 1
  return width
}
