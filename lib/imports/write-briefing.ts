import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { allLinks, renderText, TEXT_VERSION } from '@/lib/text/render'
import { slugOf } from '@/lib/text/slug'
import { briefingPath } from '@/lib/urls'
import type { ReadArticle } from './reading/article-text'
import type { ReceivingBoard } from './receiving-board'

/** Writes a read article as a briefing with its facts numbered from 1. It is the house's own text, so its links can be followed. */
export async function writeBriefing(tx: Tx, board: ReceivingBoard, { title, before, facts, after }: ReadArticle): Promise<{ id: bigint; path: string }> {
  const briefing = await tx.briefing.create({
    data: {
      boardId: board.id,
      slug: await freeSlug(tx, slugOf(title, 'briefing')),
      title,
      before,
      beforeHtml: htmlOf(before),
      after,
      afterHtml: htmlOf(after),
      textVersion: TEXT_VERSION,
      createdAt: now(),
      facts: { create: facts.map(({ text }, index) => ({ number: index + 1, body: text, html: htmlOf(text) })) },
    },
    select: { id: true, slug: true },
  })
  return { id: briefing.id, path: briefingPath(board.slug, briefing.slug) }
}

/** A briefing’s words, hashed: another hash than the one that an import left, and somebody has edited it since. */
export async function hashOfBriefing(tx: Tx, id: bigint): Promise<string> {
  const [row] = await tx.$queryRaw<{ hash: string }[]>`select briefing_hash(${id}) as hash` // said once, at the database
  return row?.hash ?? ''
}

async function freeSlug(tx: Tx, slug: string): Promise<string> {
  const taken = await tx.briefing.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } })
  const slugs = new Set(taken.map((briefing) => briefing.slug))
  let free = slug
  for (let count = 2; slugs.has(free); count += 1) free = `${slug}-${count}`
  return free
}

export function htmlOf(source: string): string {
  return renderText(source, allLinks('clickable'), 'article').html
}
