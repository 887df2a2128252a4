import { setImmediate } from 'node:timers/promises'
import { visibleBoards } from '@/lib/boards/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId as boardIdOf, threadId as threadIdOf } from '@/lib/platform/ids'
import type { Reading } from '@/lib/text/facts'
import { readText, renderText } from '@/lib/text/render'
import { findThreadHead } from '@/lib/threads/queries'
import { type Discussed, findDiscussed } from './already-discussed'
import { findMisquoted } from './find-misquoted'
import { AS_TEXT, expectedLinkStates } from './link-states'
import { factsOf, findKnown, isGone } from './text-facts'

/** What is being written, and where: on a board that it starts a thread on, or in a thread. */
type Written = { body: string; title?: string; board?: string; thread?: string; voice?: string }

/** How a text will look once it is posted, its links as they will begin; and for a new thread, where it is discussed already. */
export async function previewText(viewer: Viewer, written: Written): Promise<{ html: string; discussed: Discussed[] }> {
  await setImmediate() // the text was checked just now: others are answered before it is read
  const reading = readText(written.body)
  const beginningOf = await beginningsFor(viewer, written, reading)
  const links = reading.links.map((link) => ({ ...link, ...beginningOf(link) }))
  const boardId = (await boardOf(viewer, written)) ?? 0n
  const known = await findKnown(db(), [reading], [boardId])
  const stand = { boardId, createdAt: now() }
  const misquoted = await findMisquoted(db(), { body: written.body, reading, known, links, isGone: (post) => isGone(known, post, stand) })
  const { html } = renderText(written.body, factsOf(known, links, { ...stand, ...misquoted }))
  const { title, body } = written
  return { html, discussed: title === undefined ? [] : await findDiscussed(sightOf(viewer), { title, body }) }
}

async function beginningsFor(viewer: Viewer, written: Written, { links }: Reading): ReturnType<typeof expectedLinkStates> {
  const boardId = viewer.kind === 'member' && links.length > 0 ? await boardOf(viewer, written) : undefined
  if (viewer.kind === 'guest' || boardId === undefined) return () => AS_TEXT
  const author = { memberId: viewer.id, joinedAt: viewer.joinedAt }
  return expectedLinkStates(db(), { boardId, author, voice: written.voice === 'hq' ? 'hq' : 'personal', at: now() }, links)
}

async function boardOf(viewer: Viewer, { board, thread }: Written): Promise<bigint | undefined> {
  const [asBoard, asThread] = [boardIdOf.safeParse(board), threadIdOf.safeParse(thread)]
  if (asThread.success) return (await findThreadHead(db(), sightOf(viewer), asThread.data))?.board.id
  return asBoard.success
    ? (await db().board.findFirst({ where: { id: asBoard.data, ...visibleBoards(sightOf(viewer)) }, select: { id: true } }))?.id
    : undefined
}
