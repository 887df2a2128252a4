import { counted } from '@/lib/text/counted'
import type { ImportedDocument } from './document'
import type { Problem } from './lines'

type ImportCounts = { posts: number; names: number; links: number; facts: number; aliases: number }

/**
 * What an import did, or would do. `path` is the address on this site (null where nothing stands there yet);
 * `counts` are what was added; `sentences` say all of it in order, notes with their line numbers included.
 */
export type ImportReport = {
  outcome: 'imported' | 'would_import' | 'already_imported' | 'refused'
  kind: 'thread' | 'article'
  title: string
  path: string | null
  counts: ImportCounts
  problems: Problem[]
  sentences: string[]
}

const NOTHING: ImportCounts = { posts: 0, names: 0, links: 0, facts: 0, aliases: 0 }

export function refused({ kind, text }: ImportedDocument, problems: Problem[]): ImportReport {
  const sentences = ['Nothing was imported.', ...problems.map(sentenceOf)]
  return { outcome: 'refused', kind, title: text.title, path: null, counts: NOTHING, problems, sentences }
}

export function alreadyImported({ kind, text }: ImportedDocument, path: string, before: { sameText: boolean; importedAt: Date }): ImportReport {
  const day = before.importedAt.toISOString().slice(0, 10)
  const sentences = [
    `“${text.title}” was already imported; nothing was added.`,
    `It stands at ${path}.`,
    ...(before.sameText ? [] : [`The text of this file differs from the one imported on ${day}, which was kept.`]),
  ]
  return { outcome: 'already_imported', kind, title: text.title, path, counts: NOTHING, problems: [], sentences }
}

export function imported(
  { kind, text }: ImportedDocument,
  { path, board, counts, problems }: { path: string | null; board: string; counts: ImportCounts; problems: Problem[] },
): ImportReport {
  const done = path === null ? 'would be imported' : 'was imported'
  const sentences = [
    `“${text.title}” ${done} as a ${kind === 'thread' ? 'thread' : 'briefing'} on ${board}: ${amounts(kind, counts)}.`,
    ...(path === null ? ['Nothing was changed.'] : [`It stands at ${path}.`]),
    ...problems.map(sentenceOf),
  ]
  return {
    outcome: path === null ? 'would_import' : 'imported',
    kind,
    title: text.title,
    path,
    counts,
    problems,
    sentences,
  }
}

function amounts(kind: 'thread' | 'article', { posts, names, links, facts, aliases }: ImportCounts): string {
  const said = kind === 'thread' ? [`${counted(posts, 'post')} by ${counted(names, 'name')}`, counted(links, 'link')] : [counted(facts, 'fact')]
  return [...said, ...(aliases > 0 ? [counted(aliases, 'old address', 'old addresses')] : [])].join(', ')
}

function sentenceOf({ line, words }: Problem): string {
  return line === null ? words : `Line ${line}: ${words}`
}
