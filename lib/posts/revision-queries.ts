import { setImmediate } from 'node:timers/promises'
import { canModerate } from '@/lib/identity/policy'
import { type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { LINE, lineOf } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'
import { visibleThreads } from '@/lib/threads/policy'
import { changeBetween, type Former, publicChange, type Untold } from './revision-changes'
import { canReadAllWordings } from './revision-policy'
import { findWordsToShow } from './revision-words'

/** A post’s words and what became of them, for everyone who may read it; null where it is hidden, withdrawn or removed. */
export async function findPostHistory(sight: Sight, id: bigint) {
  const post = await db().post.findFirst({ where: { id, thread: visibleThreads(sight), withdrawnAt: null, removedAt: null }, select: HISTORY })
  if (!post) return null
  const { body, entries: upon, ruled, ...rest } = post
  const entries = [...upon, ...ruled.map(({ entry }) => entry)].sort((a, b) => Number(a.id - b.id))
  const former = await listFormer(id, 'by HQ')
  const words = await findWordsToShow(db(), { boardId: post.thread.board.id, bodies: [body, ...former.map((wording) => wording.body)], links: post.links })
  const telling = { former, present: body, untoldOf: words.untoldOf }
  const doneBy = (line: EntryLine) => {
    const replaced = former.find(({ entryId }) => entryId === line.id)
    const change = replaced && publicChange(replaced, telling)
    return { kind: 'entry' as const, at: line.createdAt, line, revision: replaced && replaced.revision + 1, change }
  }
  const done: ReturnType<typeof doneBy>[] = []
  for (const line of await linesOf(sight, entries)) {
    await setImmediate() // each may take a tenth of a second, and others wait
    done.push(doneBy(line))
  }
  const edited = former
    .filter(({ entryId }) => entryId === null)
    .map(({ revision, replacedAt }) => ({ kind: 'edit' as const, at: replacedAt, revision: revision + 1 }))
  return { ...rest, originalHtml: words.htmlOf(body), since: [...done, ...edited, ...takenBackOf(post)].sort((a, b) => a.at.getTime() - b.at.getTime()) }
}

/**
 * Every wording of a post, newest first, a page of them, for its author and the moderators of its board; null for everyone
 * else, and where there is no such page. What is hidden is for moderators alone.
 */
export async function findAllWordings(viewer: Viewer, id: bigint, page = 1) {
  const post = await db().post.findFirst({ where: { id, thread: visibleThreads(sightOf(viewer)) }, select: HISTORY })
  if (!post || canReadAllWordings(viewer, post) !== 'yes') return null
  const { body, entries: upon, ruled, ...rest } = post
  const entries = [...upon, ...ruled.map(({ entry }) => entry)].sort((a, b) => Number(a.id - b.id))
  const pages = Math.ceil(post.revision / WORDINGS_ON_PAGE)
  if (page > pages) return null
  const newest = post.revision - (page - 1) * WORDINGS_ON_PAGE
  // One more than the page shows: what the oldest of them replaced.
  const former = await listFormer(id, 'all', { upTo: newest, most: WORDINGS_ON_PAGE + 1 })
  const words = await findWordsToShow(db(), { boardId: post.thread.board.id, bodies: [body, ...former.map((wording) => wording.body)], links: post.links })
  const lines = await linesOf(sightOf(viewer), entries)
  const present: Former = { revision: post.revision, body, replacedAt: post.createdAt, entryId: null, hiddenAt: null }
  const moderates = canModerate(viewer, post.thread.board.id) === 'yes'
  const toldOf = (wording: Former, before: Former | undefined) => ({
    revision: wording.revision,
    hiddenAt: wording.hiddenAt,
    html: wording.hiddenAt && !moderates ? '' : words.htmlOf(wording.body),
    since: before ? before.replacedAt : post.createdAt,
    by: lines.find((line) => line.id === before?.entryId),
    change: before && knownChange(before, wording, words.untoldOf),
  })
  const wordings: ReturnType<typeof toldOf>[] = []
  for (const wording of [...former, present].filter(({ revision }) => revision <= newest && revision > newest - WORDINGS_ON_PAGE)) {
    await setImmediate() // each may take a tenth of a second, and others wait
    wordings.push(
      toldOf(
        wording,
        former.find(({ revision }) => revision === wording.revision - 1),
      ),
    )
  }
  return { ...rest, page, pages, wordings: wordings.reverse() }
}

/** What changed between two wordings; nothing where either is hidden. */
function knownChange(before: Former, after: Former, untoldOf: (body: string) => Untold | null) {
  return before.hiddenAt || after.hiddenAt ? undefined : changeBetween(before.body, after.body, untoldOf)
}

/** How many of the latest wordings everybody is told of, more than anybody needed yet, and how many a page of all of them shows. */
const MOST_WORDINGS = 500
const WORDINGS_ON_PAGE = 20

/** Links that the author had shown as text again, as what was done since. */
function takenBackOf({
  links,
  name,
}: {
  links: readonly { ordinal: number; address: string; state: string; decidedAt: Date | null; decidedById: bigint | null }[]
  name: { memberId: bigint }
}) {
  return links.flatMap(({ ordinal, address, state, decidedAt, decidedById }) =>
    state === 'plain' && decidedAt && decidedById === name.memberId ? [{ kind: 'text' as const, at: decidedAt, ordinal, address }] : [],
  )
}

const HISTORY = {
  id: true,
  number: true,
  body: true,
  revision: true,
  nameId: true,
  createdAt: true,
  voice: true,
  withdrawnAt: true,
  removedAt: true,
  name: { select: { name: true, memberId: true } },
  thread: { select: { id: true, slug: true, title: true, board: { select: { id: true, slug: true, name: true, unindexedAt: true } } } },
  entries: { include: LINE },
  ruled: { select: { entry: { include: LINE } } },
  links: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, text: true, state: true, decidedAt: true, decidedById: true } },
} as const

type Entries = Parameters<typeof lineOf>[0][]
type EntryLine = ReturnType<typeof lineOf>

async function linesOf(sight: Sight, entries: Entries) {
  const named = await findNamed(
    sight,
    entries.map(({ says }) => says),
  )
  return entries.map((entry) => lineOf(entry, named))
}

/** The former wordings, oldest first; the texts that their author replaced herself stay where they are unless all are asked for. */
async function listFormer(postId: bigint, whose: 'by HQ' | 'all', { upTo, most = MOST_WORDINGS }: { upTo?: number; most?: number } = {}): Promise<Former[]> {
  const rows = await db().postRevision.findMany({
    where: { postId, revision: { lte: upTo } },
    orderBy: { revision: 'desc' },
    take: most,
    select: { revision: true, replacedAt: true, entryId: true, hiddenAt: true },
  })
  const told = await db().postRevision.findMany({
    where: { postId, revision: { in: rows.map(({ revision }) => revision) }, ...(whose === 'by HQ' && { entryId: { not: null } }) },
    select: { revision: true, body: true },
  })
  const bodies = new Map(told.map(({ revision, body }) => [revision, body]))
  return rows.map((row) => ({ ...row, body: bodies.get(row.revision) ?? '' })).reverse()
}
