import { normaliseSource } from '@/lib/text/source'
import { findTitle, lostCharacters, type Problem, readLines, tidy } from './lines'

/** An article: what stands before and after its facts is the source of paragraphs; a fact has its text without its number. */
export type ReadArticle = {
  title: string
  before: string
  facts: { line: number; text: string }[]
  after: string
  problems: Problem[]
}

type Run = { from: number; to: number; facts: { line: number; text: string }[] }

const TITLE_MAX_LENGTH = 200
const FACT = /^\s{0,8}(\d{1,3})[.)]\s+(\S.*)$/

/**
 * Reads an article copied as text: a title, paragraphs, and in them a run of numbered lines (1. 2. 3. or 1. 1. 1.),
 * which are its facts. Spaces are tidied, words never changed. Numbered lines after the first run stay in the text.
 */
export function readArticleText(text: string): ReadArticle {
  const lines = readLines(text)
  const found = findTitle(lines)
  if (!found)
    return {
      title: '',
      before: '',
      facts: [],
      after: '',
      problems: [{ line: 1, kind: 'error', words: 'The text is empty.' }],
    }
  const from = found.index + 1
  const run = firstRun(lines, from)
  const article = {
    title: found.title,
    before: paragraphs(lines.slice(from, run?.from)),
    facts: run?.facts ?? [],
    after: run ? paragraphs(lines.slice(run.to)) : '',
  }
  return {
    ...article,
    problems: [...problemsOf(article, from, run && firstRun(lines, run.to)), ...lostCharacters(lines)],
  }
}

function firstRun(lines: string[], from: number): Run | null {
  for (let at = from; at < lines.length; at += 1) {
    const run = runAt(lines, at)
    if (run.facts.length > 1 || (run.facts.length === 1 && lines[at - 1]?.trimEnd().endsWith(':'))) return run
  }
  return null
}

function runAt(lines: string[], from: number): Run {
  const run: Run = { from, to: from, facts: [] }
  for (let at = from; at < lines.length && continues(lines[at] ?? '', run); at += 1) {
    const text = FACT.exec(lines[at] ?? '')?.[2]
    if (text === undefined) continue
    run.facts.push({ line: at + 1, text: tidy(text) })
    run.to = at + 1
  }
  return run
}

function continues(line: string, run: Run): boolean {
  const number = FACT.exec(line)?.[1]
  if (number === undefined) return line.trim() === '' && run.facts.length > 0
  return Number(number) === 1 || Number(number) === run.facts.length + 1
}

function paragraphs(lines: string[]): string {
  return normaliseSource(lines.map(tidy).join('\n'))
}

function problemsOf({ title, before, facts, after }: Omit<ReadArticle, 'problems'>, titleLine: number, another: Run | null): Problem[] {
  const problems: Problem[] = []
  const add = (kind: Problem['kind'], line: number, words: string) => problems.push({ kind, line, words })
  if ([...title].length > TITLE_MAX_LENGTH) add('error', titleLine, `The title has more than ${TITLE_MAX_LENGTH} characters.`)
  if (before + after === '' && facts.length === 0) add('error', titleLine, 'There is nothing under the title.')
  else if (facts.length === 0) add('note', titleLine, 'There are no numbered lines, so the briefing has no facts.')
  if (another) add('note', another.from + 1, 'These numbered lines stay in the text; the facts are the first ones.')
  return problems
}
