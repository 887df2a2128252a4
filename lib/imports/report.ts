import { counted } from '@/lib/text/counted'
import type { ImportedDocument, UnknownDocument } from './reading/document'
import { error, type Problem } from './reading/lines'

type ImportCounts = { posts: number; names: number; links: number; facts: number; aliases: number }

/**
 * What an import did, or would do. `path` is the address on this site (null where nothing stands there yet);
 * `counts` are what was added; `sentences` say all of it in order, notes with their line numbers included.
 */
export type ImportReport = {
  outcome: 'imported' | 'would_import' | 'replaced' | 'would_replace' | 'already_imported' | 'refused'
  kind: 'thread' | 'article' | 'unknown'
  title: string
  path: string | null
  counts: ImportCounts
  problems: Problem[]
  sentences: string[]
}

export const OFFER = 'Say --replace to put this file in its place.'

const NOTHING: ImportCounts = { posts: 0, names: 0, links: 0, facts: 0, aliases: 0 }

export function refused({ kind, text }: ImportedDocument | UnknownDocument, problems: Problem[]): ImportReport {
  const sentences = ['Nothing was imported.', ...problems.map(sentenceOf)]
  return { outcome: 'refused', kind, title: text.title, path: null, counts: NOTHING, problems, sentences }
}

/** The same file again: nothing of it is added but old addresses that lacked. */
export function alreadyImported({ kind, text }: ImportedDocument, { path, aliases, dryRun }: { path: string; aliases: number; dryRun: boolean }): ImportReport {
  const addresses = counted(aliases, 'old address', 'old addresses')
  const added = aliases === 0 ? 'nothing was added' : dryRun ? `${addresses} would be added` : `${addresses} ${aliases === 1 ? 'was' : 'were'} added`
  const sentences = [`“${text.title}” was already imported; ${added}.`, `It is at ${path}.`]
  return { outcome: 'already_imported', kind, title: text.title, path, counts: { ...NOTHING, aliases }, problems: [], sentences }
}

/** A file that differs from what was imported: what differs, and why that is not taken. */
export function differing({ kind, text }: ImportedDocument, given: { path: string; importedAt: Date; differences: string[]; against: string[] }): ImportReport {
  const problems = given.against.map((words) => error(null, words))
  const sentences = [
    `“${text.title}” was imported on ${given.importedAt.toISOString().slice(0, 10)}, and this file differs from it. Nothing was changed.`,
    `It is at ${given.path}.`,
    ...given.differences,
    ...given.against,
  ]
  return { outcome: 'refused', kind, title: text.title, path: given.path, counts: NOTHING, problems, sentences }
}

/** A corrected file took the place of the one that was imported. */
export function replaced(
  { kind, text }: ImportedDocument,
  given: { path: string; dryRun: boolean; differences: string[]; aliases: number; problems: Problem[] },
): ImportReport {
  const sentences = [
    given.dryRun
      ? `“${text.title}” would be replaced by this file. Nothing was changed.`
      : `“${text.title}” was replaced by this file; its former words are ${kind === 'thread' ? 'in the histories of its posts' : 'kept with the event “text.replaced”'}.`,
    `It is at ${given.path}.`,
    ...given.differences,
    ...given.problems.map(sentenceOf),
  ]
  const outcome = given.dryRun ? 'would_replace' : 'replaced'
  return { outcome, kind, title: text.title, path: given.path, counts: { ...NOTHING, aliases: given.aliases }, problems: given.problems, sentences }
}

export function imported(
  { kind, text }: ImportedDocument,
  { path, board, counts, problems }: { path: string | null; board: string; counts: ImportCounts; problems: Problem[] },
): ImportReport {
  const done = path === null ? 'would be imported' : 'was imported'
  const sentences = [
    `“${text.title}” ${done} as a ${kind === 'thread' ? 'thread' : 'briefing'} on ${board}: ${amounts(kind, counts)}.`,
    ...(path === null ? ['Nothing was changed.'] : [`It is at ${path}.`]),
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
