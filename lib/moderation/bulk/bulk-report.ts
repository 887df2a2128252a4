import type { MemberViewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { modPath, postInThreadPath } from '@/lib/urls'
import { boardsOf } from '../policy'
import { listBesides } from './bulk'
import { ALSO_ACTS, type AlsoAct, BULK_ACTS, type BulkAct } from './bulk-schema'
import { keyOfOne } from './one-of-many'

/** What a page was told of a sending, as it stands in its address. */
export type Sent = Partial<Record<'sent' | 'posts' | 'did' | 'also', string>>
type PostOutcome = { id: bigint; number: number; title: string; path: string; outcome: 'done' | 'already' | 'changed' | 'refused' }
type BesidesOutcome = { also: AlsoAct; name: string; done: boolean }
export type BulkReport = { act: BulkAct; posts: PostOutcome[]; besides: BesidesOutcome[] }

/** What became of each post of a sending, and of what was to be done besides; read from what is true now. */
export async function findBulkReport(viewer: MemberViewer, { sent = '', posts = '', did = '', also = '' }: Sent): Promise<BulkReport | null> {
  const act = BULK_ACTS.find((known) => known === did)
  if (!act || !/^[\w-]{8,64}$/.test(sent) || !/^\d{1,18}\.\d{1,9}(-\d{1,18}\.\d{1,9}){0,99}$/.test(posts)) return null
  const seen = new Map(posts.split('-').map((pair): [bigint, number] => [BigInt(pair.split('.')[0] ?? 0), Number(pair.split('.')[1])]))
  const rows = await db().post.findMany({
    where: { id: { in: [...seen.keys()] }, thread: { board: boardsOf(viewer) } },
    select: REPORTED,
    orderBy: { id: 'asc' },
  })
  const made = await listMade(
    viewer,
    rows.map(({ id }) => keyOfOne(sent, act, id)),
  )
  const outcomes = rows.map((post) => ({
    id: post.id,
    number: post.number,
    title: post.thread.title,
    path: post.heldAt ? modPath('approve', 'post', post.id) : postInThreadPath(post.thread, post.number),
    outcome: outcomeOf(act, post, made.has(keyOfOne(sent, act, post.id)), seen.get(post.id)),
  }))
  const done = outcomes.flatMap(({ id, outcome }) => (outcome === 'done' ? [id] : []))
  return { act, posts: outcomes, besides: await findBesides(viewer, sent, also, done) }
}

async function findBesides(viewer: MemberViewer, key: string, also: string, removed: readonly bigint[]): Promise<BesidesOutcome[]> {
  const asked = ALSO_ACTS.filter((known) => also.split('-').includes(known))
  const besides = await listBesides(asked, removed)
  const made = await listMade(
    viewer,
    besides.map((one) => keyOfOne(key, one.also, one.subject)),
  )
  return besides.map((one) => ({ also: one.also, name: one.name, done: made.has(keyOfOne(key, one.also, one.subject)) }))
}

/** Which of these keys made an entry of hers. */
async function listMade(viewer: MemberViewer, keys: string[]): Promise<Set<string>> {
  const entries = await db().moderationEntry.findMany({ where: { moderatorId: viewer.id, key: { in: keys } }, select: { key: true } })
  return new Set(entries.flatMap(({ key }) => key ?? []))
}

const REPORTED = {
  id: true,
  number: true,
  revision: true,
  removedAt: true,
  heldAt: true,
  withdrawnAt: true,
  links: { where: { state: 'plain' }, select: { id: true } },
  thread: { select: { id: true, slug: true, title: true } },
} as const

type Reported = { revision: number; removedAt: Date | null; heldAt: Date | null; withdrawnAt: Date | null; links: readonly unknown[] }

function outcomeOf(act: BulkAct, post: Reported, made: boolean, revision: number | undefined): PostOutcome['outcome'] {
  if (made) return 'done'
  if (isSo(act, post)) return 'already'
  return post.revision === revision ? 'refused' : 'changed'
}

/** Whether there is nothing left to do. */
function isSo(act: BulkAct, { removedAt, heldAt, withdrawnAt, links }: Reported): boolean {
  if (heldAt || act === 'approve') return heldAt === null
  if (act === 'remove') return removedAt !== null || withdrawnAt !== null
  return act === 'restore' ? removedAt === null : links.length === 0
}
