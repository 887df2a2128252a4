import { change, record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { briefingPath, threadPath } from '@/lib/urls'
import { Prisma } from '@/prisma/generated/client'
import { type ImportedDocument, readDocument } from './document'
import { makeNames, type PlacedName, placeNames } from './imported-names'
import type { Problem } from './lines'
import { aliasProblems, keepAliases } from './old-addresses'
import { findReceivingBoard, type ReceivingBoard } from './receiving-board'
import { alreadyImported, type ImportReport, imported, refused } from './report'
import { writeBriefing } from './write-briefing'
import { countLinks, writeThread } from './write-thread'

/**
 * `text` as in the file `fileName`; `board` a slug; `link` an address to put where the first one is missing;
 * `aliases` old paths ("/Talk/…", "?msgid=…") that will lead to what is imported.
 */
type ImportInput = {
  text: string
  fileName: string
  board?: string
  dryRun?: boolean
  link?: string
  aliases?: string[]
}

/** An import made ready: nothing of it is written yet. */
type Prepared = {
  document: ImportedDocument
  board: ReceivingBoard
  names: PlacedName[]
  aliases: string[]
  problems: Problem[]
  fileName: string
}

/**
 * Brings a thread or an article in from a text, whole or not at all. An error in the text or the wishes stops it before
 * anything is written; what was imported before is recognised and left as it is. Says what it did instead of throwing.
 */
export async function importFile(input: ImportInput): Promise<ImportReport> {
  const document = readDocument(input.text, input.link)
  if (hasError(document.problems)) return refused(document, document.problems)
  if (input.dryRun) return begin(db(), document, input, async (prepared) => summary(prepared, null, linksOf(document)))
  const attempt = () => change((tx) => begin(tx, document, input, (prepared) => write(tx, prepared)))
  // Another import, or a member registering, may take a name between our look and our writing: look once more.
  return attempt().catch((failure: unknown) => (isClash(failure) ? attempt() : Promise.reject(failure)))
}

async function begin(tx: Tx, document: ImportedDocument, input: ImportInput, go: (prepared: Prepared) => Promise<ImportReport>): Promise<ImportReport> {
  const before = await findImported(tx, document)
  if (before) return alreadyImported(document, before.path, before)
  const aliases = [...new Set(input.aliases ?? [])]
  const { board, problem } = await findReceivingBoard(tx, document.kind, input.board)
  const wrong = [...(problem ? [problem] : []), ...(await aliasProblems(tx, aliases)), ...futurePosts(document)]
  if (!board || hasError(wrong)) return refused(document, [...document.problems, ...wrong])
  const names =
    document.kind === 'thread'
      ? await placeNames(
          tx,
          document.text.posts.map((post) => post.name),
        )
      : []
  const problems = [...document.problems, ...names.flatMap(nameNote)]
  return go({ document, board, names, aliases, problems, fileName: input.fileName })
}

async function write(tx: Tx, prepared: Prepared): Promise<ImportReport> {
  const { document, board, aliases, fileName } = prepared
  const { path, links, ...target } = await writeDocument(tx, prepared)
  await keepAliases(tx, aliases, target)
  await tx.importedText.create({
    data: { key: document.key, textHash: document.textHash, fileName, importedAt: now(), ...target },
  })
  await record(tx, { kind: 'text.imported', boardId: board.id, ...('threadId' in target ? target : {}) })
  return summary(prepared, path, links)
}

async function writeDocument(tx: Tx, { document, board, names }: Prepared) {
  if (document.kind === 'article') {
    const { id, path } = await writeBriefing(tx, board, document.text)
    return { briefingId: id, path, links: 0 }
  }
  const { posts } = document.text
  const nameIds = await makeNames(tx, names, (written) => earliest(posts.filter((post) => post.name === written).map((post) => post.at)))
  const { id, path, links } = await writeThread(tx, board.id, document.text, nameIds)
  return { threadId: id, path, links }
}

async function findImported(tx: Tx, { key, textHash }: ImportedDocument) {
  const row = await tx.importedText.findUnique({
    where: { key },
    select: {
      textHash: true,
      importedAt: true,
      thread: { select: { id: true, slug: true } },
      briefing: { select: { slug: true, board: { select: { slug: true } } } },
    },
  })
  if (!row) return null
  const path = row.thread ? threadPath(row.thread) : row.briefing ? briefingPath(row.briefing.board.slug, row.briefing.slug) : '/'
  return { path, sameText: row.textHash === textHash, importedAt: row.importedAt }
}

function summary({ document, board, names, aliases, problems }: Prepared, path: string | null, links: number): ImportReport {
  const posts = document.kind === 'thread' ? document.text.posts.length : 0
  const facts = document.kind === 'article' ? document.text.facts.length : 0
  const counts = { posts, facts, links, names: new Set(names.map((name) => name.key)).size, aliases: aliases.length }
  return imported(document, { path, board: board.name, counts, problems })
}

function linksOf(document: ImportedDocument): number {
  return document.kind === 'thread' ? countLinks(document.text) : 0
}

function nameNote({ written, shown }: PlacedName): Problem[] {
  if (written === shown) return []
  const words = shown.startsWith(`${written} (`)
    ? `“${written}” is a member’s name here, or too like one; these posts stand under “${shown}”.`
    : `“${written}” was imported before as “${shown}”.`
  return [{ line: null, kind: 'note', words }]
}

function futurePosts(document: ImportedDocument): Problem[] {
  if (document.kind === 'article') return []
  const late = document.text.posts.filter((post) => post.at > now())
  return late.map(({ line }) => ({ line, kind: 'error', words: 'This post lies in the future.' }))
}

function earliest(times: Date[]): Date {
  return new Date(Math.min(...times.map((time) => time.getTime())))
}

function hasError(problems: Problem[]): boolean {
  return problems.some((problem) => problem.kind === 'error')
}

function isClash(failure: unknown): boolean {
  return failure instanceof Prisma.PrismaClientKnownRequestError && failure.code === 'P2002'
}
