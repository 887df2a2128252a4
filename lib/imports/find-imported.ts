import type { Tx } from '@/lib/platform/db'
import { briefingPath, homePath, threadPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import type { ReadArticle } from './reading/article-text'
import type { ImportedDocument } from './reading/document'
import type { ReadThread } from './reading/thread-text'

/** Words of this many characters are no accident. */
const TELLING = 80

type Row = Prisma.ImportedTextGetPayload<{ select: typeof IMPORTED }>

/**
 * What this file brought before, or one of the same title of which it is a corrected copy. With another title, but the same opening
 * post or paragraphs, it may be the copy of what is `alike`; that is taken for it where it is to be replaced and there is one alone.
 */
export async function findImported(tx: Tx, document: ImportedDocument, replace = false) {
  const [same] = await listSame(tx, document)
  const alike = same ? [] : document.kind === 'article' ? await listAlike(tx, document.text) : await listWith(tx, sameOpening(document.text))
  const row = same ?? (replace && alike.length === 1 ? alike[0] : undefined)
  return { before: row ? foundOf(row, document) : null, alike: alike.map(pathOf) }
}

export type FoundImport = ReturnType<typeof foundOf>

function foundOf(row: Row, document: ImportedDocument) {
  return { ...row, path: pathOf(row), sameText: row.textHash === document.textHash }
}

function pathOf({ thread, briefing }: Row): string {
  if (thread) return threadPath(thread)
  return briefing ? briefingPath(briefing.board.slug, briefing.slug) : homePath
}

const IMPORTED = {
  key: true,
  textHash: true,
  importedAt: true,
  thread: { select: { id: true, slug: true } },
  briefing: { select: { id: true, slug: true, board: { select: { slug: true } } } },
} as const

async function listSame(tx: Tx, { key, kind, text }: ImportedDocument): Promise<Row[]> {
  const row = await tx.importedText.findUnique({ where: { key }, select: IMPORTED })
  if (row || kind === 'article') return row ? [row] : []
  return listWith(tx, sameTitle(text))
}

function listWith(tx: Tx, either: Prisma.ThreadWhereInput[]): Promise<Row[]> {
  return tx.importedText.findMany({ where: { thread: { OR: either } }, orderBy: { importedAt: 'asc' }, take: 3, select: IMPORTED })
}

/** Briefings that begin with the same paragraphs, or have the same first fact. */
async function listAlike(tx: Tx, { before, facts: [first] }: ReadArticle): Promise<Row[]> {
  const either: Prisma.BriefingWhereInput[] = [
    ...(before.length < TELLING ? [] : [{ before }]),
    ...(first && first.text.length >= TELLING ? [{ facts: { some: { number: 1, body: first.text } } }] : []),
  ]
  return tx.importedText.findMany({ where: { briefing: { OR: either } }, orderBy: { importedAt: 'asc' }, take: 3, select: IMPORTED })
}

function sameTitle({ title, posts: [first] }: ReadThread): Prisma.ThreadWhereInput[] {
  if (!first) return []
  const { at: createdAt, body } = first
  return [{ title, ...opening({ createdAt }) }, ...(body.length < TELLING ? [] : [{ title, ...opening({ body }) }])]
}

function sameOpening({ posts: [first] }: ReadThread): Prisma.ThreadWhereInput[] {
  return first ? [opening({ createdAt: first.at, body: first.body })] : []
}

function opening(post: Prisma.PostWhereInput): Prisma.ThreadWhereInput {
  return { posts: { some: { number: 1, ...post } } }
}
