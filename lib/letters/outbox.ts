import type { MemberViewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { asMailed, inWords } from './as-text'
import { LETTER } from './facts'
import { findReader } from './reader'
import { renderLetters } from './render'

const PAGE = 50

/**
 * The letters of everybody, newest first, for an admin of a board that sends none; null for everyone else, and where mail
 * is sent. Addresses that open something for anybody who has them are shown on this very machine alone.
 */
export async function findOutbox(viewer: MemberViewer, before?: bigint) {
  const { mail, loopback } = env()
  if (!viewer.isAdmin || mail) return null
  const rows = await db().outbox.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: { ...LETTER, droppedAt: true, member: { select: { names: { where: { retiredAt: null }, select: { name: true } } } } },
  })
  const letters = await Promise.all(
    rows.slice(0, PAGE).map(async ({ member, droppedAt, ...row }) => {
      const rendered = (await renderLetters(db(), [row], await findReader(db(), row.memberId))).get(row.id)
      const words = rendered?.paragraphs.map((paragraph) => (loopback ? asMailed(paragraph, row.memberId) : inWords(paragraph))) ?? []
      return {
        id: row.id,
        to: member.names[0]?.name ?? '',
        subject: rendered ? inWords(rendered.subject) : 'There is nothing left to say.',
        words,
        createdAt: row.createdAt,
        dropped: droppedAt !== null,
      }
    }),
  )
  return { letters, next: rows.length > PAGE ? letters.at(-1)?.id : undefined, secrets: loopback }
}
