import { change, record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import { meetCorrected } from './corrected'
import { type FoundImport, findImported } from './find-imported'
import { makeNames, type PlacedName, placeNames } from './imported-names'
import { findMissingAddresses, keepAliases, type OldAddress, postlessProblems, readOldAddresses } from './old-addresses'
import { type ImportedDocument, readDocument } from './reading/document'
import { decodeFile } from './reading/encoding'
import { error, note, type Problem } from './reading/lines'
import { findReceivingBoard, type ReceivingBoard } from './receiving-board'
import { alreadyImported, type ImportReport, imported, refused } from './report'
import { hashOfBriefing, writeBriefing } from './write-briefing'
import { countLinks, writeThread } from './write-thread'

/**
 * What the file `fileName` says, as its bytes or as text; `board` a slug; `link` an address to put where the first one is missing;
 * `aliases` old paths ("/Talk/…", "?msgid=…") that will lead to what is imported, `postAliases` those that lead to a post of it
 * ("3=?msgid=…"). `replace`: a corrected file takes the place of the one that was imported, while nobody has answered.
 */
type ImportInput = {
  text: string | Uint8Array
  fileName: string
  board?: string
  dryRun?: boolean
  replace?: boolean
  link?: string
  aliases?: string[]
  postAliases?: string[]
}

/** An import that was read: nothing of it is written yet. */
type Prepared = { document: ImportedDocument; asked: OldAddress[]; input: ImportInput }

type Placed = Prepared & { board: ReceivingBoard; names: PlacedName[]; addresses: OldAddress[]; problems: Problem[] }

/**
 * Brings a thread or an article in from a text, whole or not at all. An error in the text or the wishes stops it before
 * anything is written; what was imported before is recognised and left as it is. Says what it did instead of throwing.
 */
export async function importFile(input: ImportInput): Promise<ImportReport> {
  const { text, problems } = typeof input.text === 'string' ? { text: input.text, problems: [] } : decodeFile(input.text)
  const read = readDocument(text ?? '', input.link)
  if (text === null) return refused({ kind: 'unknown', text: { title: '' }, problems }, problems)
  const { addresses: asked, problems: wrongAddresses } = readOldAddresses(input.aliases ?? [], input.postAliases ?? [])
  const document = { ...read, problems: [...problems, ...read.problems, ...wrongAddresses, ...futurePosts(read)] }
  if (document.kind === 'unknown') return refused(document, document.problems)
  const prepared = { document, asked, input }
  if (hasError(document.problems)) return refused(document, [...document.problems, ...(await placeProblems(db(), prepared))])
  if (input.dryRun) return begin(db(), prepared)
  const attempt = () => change((tx) => begin(tx, prepared))
  // Another import, or a member registering, may take a name between our look and our writing: look once more.
  return attempt().catch((failure: unknown) => (isClash(failure) ? attempt() : Promise.reject(failure)))
}

async function begin(tx: Tx, prepared: Prepared): Promise<ImportReport> {
  const { document, asked, input } = prepared
  const { before, alike } = await findImported(tx, document, input.replace)
  if (before && !before.sameText) return meetCorrected(tx, prepared, before)
  if (before) return addAddresses(tx, prepared, before)
  const { board, problem } = await findReceivingBoard(tx, document.kind, input.board)
  const { addresses, problems: taken } = await findMissingAddresses(tx, asked)
  const wrong = [...(problem ? [problem] : []), ...taken, ...postlessProblems(asked, postsOf(document))]
  if (!board || hasError(wrong)) return refused(document, [...document.problems, ...wrong])
  const names = document.kind === 'thread' ? await placeNames(tx, document.text.posts) : []
  const placed = { ...prepared, board, names, addresses, problems: [...document.problems, ...alikeNote(alike), ...names.flatMap(nameNote)] }
  return input.dryRun ? summary(placed, null, linksOf(document)) : write(tx, placed)
}

/** What is wrong beside the text itself, so that one try tells everything. */
async function placeProblems(tx: Tx, { document, asked, input }: Prepared): Promise<Problem[]> {
  const { problem } = await findReceivingBoard(tx, document.kind, input.board)
  return [
    ...(problem ? [problem] : []),
    ...(hasError(readOldAddresses(input.aliases ?? [], []).problems) ? [] : (await findMissingAddresses(tx, asked)).problems),
  ]
}

/** The same file again: the old addresses that the first import lacked are added, and nothing else. */
async function addAddresses(tx: Tx, { document, asked, input }: Prepared, before: FoundImport): Promise<ImportReport> {
  const target = before.thread ? { threadId: before.thread.id } : { briefingId: before.briefing?.id ?? 0n }
  const { addresses, problems: taken } = await findMissingAddresses(tx, asked, target)
  const wrong = [...taken, ...postlessProblems(asked, postsOf(document))]
  if (hasError(wrong)) return refused(document, wrong)
  if (!input.dryRun) await keepAliases(tx, addresses, target)
  return alreadyImported(document, { path: before.path, aliases: addresses.length, dryRun: input.dryRun === true })
}

async function write(tx: Tx, placed: Placed): Promise<ImportReport> {
  const { document, board, addresses, input } = placed
  const { path, links, ...target } = await writeDocument(tx, placed)
  await keepAliases(tx, addresses, target)
  const asWritten = target.briefingId === undefined ? null : await hashOfBriefing(tx, target.briefingId)
  await tx.importedText.create({ data: { key: document.key, textHash: document.textHash, fileName: input.fileName, importedAt: now(), asWritten, ...target } })
  await record(tx, { kind: 'text.imported', boardId: board.id, ...('threadId' in target ? target : {}) })
  return summary(placed, path, links)
}

async function writeDocument(tx: Tx, { document, board, names }: Placed) {
  if (document.kind === 'article') {
    const { id, path } = await writeBriefing(tx, board, document.text)
    return { briefingId: id, path, links: 0 }
  }
  const nameIds = await makeNames(tx, names, document.text.posts)
  const { id, path, links } = await writeThread(tx, board.id, document.text, nameIds)
  return { threadId: id, path, links }
}

function summary({ document, board, names, addresses, problems }: Placed, path: string | null, links: number): ImportReport {
  const facts = document.kind === 'article' ? document.text.facts.length : 0
  const counts = { posts: postsOf(document), facts, links, names: new Set(names.map((name) => name.key)).size, aliases: addresses.length }
  return imported(document, { path, board: board.name, counts, problems })
}

function postsOf(document: ImportedDocument): number {
  return document.kind === 'thread' ? document.text.posts.length : 0
}

function linksOf(document: ImportedDocument): number {
  return document.kind === 'thread' ? countLinks(document.text) : 0
}

function nameNote({ written, name, shown }: PlacedName): Problem[] {
  if (name === shown) return []
  const words = shown.startsWith(`${name} (`)
    ? `“${name}” is a member’s name here, or too like one; these posts stand under “${shown}”.`
    : `“${written}” was imported before as “${shown}”.`
  return [{ line: null, kind: 'note', words }]
}

function alikeNote(paths: string[]): Problem[] {
  return paths.length === 0 ? [] : [note(null, `Its opening post is also that of ${paths.join(' and ')}. A corrected copy with another title says --replace.`)]
}

function futurePosts(document: ReturnType<typeof readDocument>): Problem[] {
  if (document.kind !== 'thread') return []
  return document.text.posts.filter((post) => post.at > now()).map(({ line }) => error(line, 'This post lies in the future.'))
}

function hasError(problems: Problem[]): boolean {
  return problems.some((problem) => problem.kind === 'error')
}

function isClash(failure: unknown): boolean {
  return failure instanceof Prisma.PrismaClientKnownRequestError && failure.code === 'P2002'
}
