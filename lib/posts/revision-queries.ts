import { setImmediate } from 'node:timers/promises'
import { canModerate } from '@/lib/identity/policy'
import { type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { foldHtml } from '@/lib/text/fold'
import { LINE, lineOf } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'
import { visibleThreads } from '@/lib/threads/policy'
import { type Done, inOrder } from './done-in-order'
import { bodiesOf, listFormer, withWords } from './former-wordings'
import { changeBetween, type Former, publicChange, type Untold, weightOf } from './revision-changes'
import { canReadAllWordings } from './revision-policy'
import { findWordsToShow } from './revision-words'

/**
 * A post’s words and what became of them, for everyone who may read it, as much of it as one page takes after the first
 * `after` of what was done; null where it is hidden, withdrawn or removed, or nothing comes after those.
 */
export async function findPostHistory(sight: Sight, id: bigint, after = 0) {
  const post = await db().post.findFirst({ where: { id, thread: visibleThreads(sight), withdrawnAt: null, removedAt: null }, select: HISTORY })
  if (!post) return null
  const { body, entries: upon, ruled, ...rest } = post
  const entries = [...upon, ...ruled.map(({ entry, since }) => ({ ...entry, since }))].sort((a, b) => Number(a.id - b.id))
  const rows = await listFormer(id)
  const lines = await linesOf(sight, entries)
  const all = inOrder(lines, rows, takenBackOf(post))
  if (after > 0 && after >= all.length) return null
  const asked = all.slice(after, after + DONE_ON_PAGE)
  const former = await withWords(id, rows, wordsNeeded(asked, rows))
  const words = await findWordsToShow(db(), { boardId: post.thread.board.id, bodies: [body, ...bodiesOf(former)], links: post.links })
  const telling = { former, present: body, untoldOf: words.untoldOf }
  const told = (done: Done) => {
    const replaced = done.kind === 'entry' ? former.find(({ revision }) => revision + 1 === done.revision) : undefined
    return { ...done, change: replaced && publicChange(replaced, telling) }
  }
  const since = await takeByWeight(asked, told, ({ change }) => weightOf(change))
  const next = after + since.length
  const html = await words.htmlOf(post)
  const folded = after > 0 ? '' : foldHtml(html)
  return { ...rest, imported: isImported(rest), originalHtml: folded ?? html, folded: folded !== null, since, after, next: next < all.length ? next : null }
}

/** The wordings whose words everyone is told: what HQ replaced, and what it put there. What the author replaced herself stays where it is. */
function wordsNeeded(asked: readonly Done[], rows: readonly Former[]): number[] {
  const named = new Set(asked.flatMap((done) => (done.kind === 'entry' && done.revision ? [done.revision - 1, done.revision] : [])))
  return rows.filter(({ revision, entryId }) => named.has(revision) && entryId !== null).map(({ revision }) => revision)
}

/**
 * Every wording of a post, newest first from revision `from` on, as many as one page takes, for its author and the
 * moderators of its board; null for everyone else, and where there is no such wording. What is hidden is for moderators alone.
 */
export async function findAllWordings(viewer: Viewer, id: bigint, from?: number) {
  const post = await db().post.findFirst({ where: { id, thread: visibleThreads(sightOf(viewer)) }, select: HISTORY })
  if (!post || canReadAllWordings(viewer, post) !== 'yes') return null
  const { body, entries: upon, ruled, ...rest } = post
  const entries = [...upon, ...ruled.map(({ entry, since }) => ({ ...entry, since }))].sort((a, b) => Number(a.id - b.id))
  const newest = from ?? post.revision
  if (newest > post.revision) return null
  // One more than the page shows: what the oldest of them replaced.
  const rows = await listFormer(id, { upTo: newest, most: WORDINGS_ON_PAGE + 1 })
  const present: Former = { revision: post.revision, body, misquoted: post.misquoted, replacedAt: post.createdAt, entryId: null, hiddenAt: null }
  const known = await withWords(
    id,
    rows,
    rows.map(({ revision }) => revision),
  )
  const former = newest === post.revision ? [...known, present] : known
  const words = await findWordsToShow(db(), { boardId: post.thread.board.id, bodies: bodiesOf(former), links: post.links })
  const lines = await linesOf(sightOf(viewer), entries)
  const moderates = canModerate(viewer, post.thread.board.id) === 'yes'
  const told = async (wording: Former) => {
    const before = former.find(({ revision }) => revision === wording.revision - 1)
    const html = wording.hiddenAt && !moderates ? '' : await words.htmlOf(wording)
    await setImmediate() // as below
    return {
      revision: wording.revision,
      hiddenAt: wording.hiddenAt,
      html,
      since: before ? before.replacedAt : post.createdAt,
      by: lines.find((line) => line.id === before?.entryId),
      change: before && knownChange(before, wording, words.untoldOf),
    }
  }
  const asked = former.filter(({ revision }) => revision > newest - WORDINGS_ON_PAGE).reverse()
  const wordings = await takeByWeight(asked, told, ({ html, change }) => html.length + weightOf(change))
  const last = wordings.at(-1)?.revision ?? 1
  return { ...rest, imported: isImported(rest), wordings, newest, next: last > 1 ? last - 1 : null }
}

/** As many things, told one after the other, as one page takes: one at least. */
async function takeByWeight<Asked, Told>(
  asked: readonly Asked[],
  tell: (asked: Asked) => Told | Promise<Told>,
  weigh: (told: Told) => number,
): Promise<Told[]> {
  const taken: Told[] = []
  let weight = 0
  for (const each of asked) {
    await setImmediate() // each may take a tenth of a second, and others wait
    const told = await tell(each)
    weight += weigh(told)
    if (taken.length > 0 && weight > HEAVIEST_PAGE) break
    taken.push(told)
  }
  return taken
}

/** What changed between two wordings; nothing where either is hidden. */
function knownChange(before: Former, after: Former, untoldOf: (body: string) => Untold | null) {
  return before.hiddenAt || after.hiddenAt ? undefined : changeBetween(before.body, after.body, untoldOf)
}

/** How much of what was done, and how many wordings, one page shows at most; and how much of them, in letters. */
const DONE_ON_PAGE = 50
const WORDINGS_ON_PAGE = 20
const HEAVIEST_PAGE = 240_000

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
  misquoted: true,
  revision: true,
  nameId: true,
  createdAt: true,
  voice: true,
  withdrawnAt: true,
  removedAt: true,
  name: { select: { name: true, memberId: true, member: { select: { importedAt: true } } } },
  thread: { select: { id: true, slug: true, title: true, board: { select: { id: true, slug: true, name: true, unindexedAt: true } } } },
  entries: { include: LINE },
  ruled: { select: { since: true, entry: { include: LINE } } },
  links: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, text: true, state: true, decidedAt: true, decidedById: true } },
} as const

/** Nobody signs in as an author who came with an imported text: what replaced the words is a corrected copy of it. */
function isImported({ name }: { name: { member: { importedAt: Date | null } } }): boolean {
  return name.member.importedAt !== null
}

type Entries = Parameters<typeof lineOf>[0][]

async function linesOf(sight: Sight, entries: Entries) {
  const named = await findNamed(
    sight,
    entries.map(({ says }) => says),
  )
  return entries.map((entry) => lineOf(entry, named))
}
