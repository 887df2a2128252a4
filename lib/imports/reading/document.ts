import { createHash } from 'node:crypto'
import { findLinks } from '@/lib/text/links'
import { normaliseSource } from '@/lib/text/source'
import { type ReadArticle, readArticleText } from './article-text'
import { kindOf } from './kind'
import { error, note, type Problem, readLines } from './lines'
import { fillMissingLink } from './missing-link'
import { type ReadThread, readThreadText } from './thread-text'

/**
 * A file as read: its text, and by what it is known again (`key`: what it is; `textHash`: every word of it,
 * as the file had it, without an address put in by hand).
 */
export type ImportedDocument = { key: string; textHash: string; problems: Problem[] } & (
  | { kind: 'thread'; text: ReadThread }
  | { kind: 'article'; text: ReadArticle }
)

/** What is neither a thread nor an article, with the reasons why. */
export type UnknownDocument = { kind: 'unknown'; text: { title: string }; problems: Problem[] }

/** Reads a file, with `link` put where the first address is missing. What is wrong is in `problems`. */
export function readDocument(text: string, link?: string): ImportedDocument | UnknownDocument {
  const found = kindOf(text)
  if (found.kind === 'unknown') return { ...found, text: { title: '' } }
  const textHash = createHash('sha256')
    .update(normaliseSource(readLines(text).join('\n')))
    .digest('hex')
  if (found.kind === 'article') {
    const article = readArticleText(text)
    const problems = [...article.problems, ...(link === undefined ? [] : [nowhere()])]
    return { kind: 'article', text: article, key: `article|${article.title}`, textHash, problems }
  }
  const { thread, problems } = readLinkedThread(text, link)
  const [first] = thread.posts
  return { kind: 'thread', text: thread, key: `thread|${thread.title}|${first?.written}|${first?.at.toISOString()}`, textHash, problems }
}

function readLinkedThread(text: string, link?: string): { thread: ReadThread; problems: Problem[] } {
  const thread = readThreadText(text)
  if (link === undefined) return { thread, problems: thread.problems }
  const [missing] = thread.missingLinks
  if (!missing) return { thread, problems: [...thread.problems, nowhere()] }
  if (findLinks(link)[0]?.text !== link) {
    return { thread, problems: [...thread.problems, error(null, `“${link}” is not an address that can be linked (http, https or www.).`)] }
  }
  const mended = readThreadText(fillMissingLink(text, missing, link))
  const words = `The address given with --link stands here now, behind column ${missing.column - 1}.`
  return { thread: mended, problems: [...mended.problems, note(missing.line, words)] }
}

function nowhere(): Problem {
  return error(null, 'There is no place in the text where an address is missing, so --link has nowhere to go.')
}
