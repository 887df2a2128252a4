import { isStaff } from '@/lib/identity/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { followNow } from '@/lib/links/commands'
import { askingUntil } from '@/lib/links/job'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { Values } from '@/lib/platform/form-state'
import { ensure, Refusal } from '@/lib/platform/refusal'
import { visibleThreads } from '@/lib/threads/policy'
import { boardsOf, staffOf } from '../policy'
import { seenPosts } from './link-schema'

/** A press is answered after this, whatever was found by then. */
const PATIENCE_MS = 20_000

/** Follows the links of a post that wait, or of those that are ticked, before the moderator decides on them. Gives nothing: the page reads what was found. */
export async function followLinks(viewer: Viewer, values: Values, asking = askingHere()): Promise<void> {
  const moderator = staffOf(viewer)
  ensure(isStaff(moderator) ? 'yes' : 'not_allowed')
  if (!asking) throw new Refusal('not_allowed')
  const links = await db().postLink.findMany({
    where: {
      state: 'plain',
      post: {
        id: { in: postsOf(values) },
        withdrawnAt: null,
        removedAt: null,
        thread: { AND: [visibleThreads(sightOf(viewer)), { board: boardsOf(moderator) }] },
      },
    },
    orderBy: { id: 'asc' },
    select: { address: true },
  })
  await followNow(
    links.map(({ address }) => address),
    { now, asking },
  )
}

/** Null where this site asks no foreign addresses. */
function askingHere() {
  return env().LINK_CHECKS === 'on' ? askingUntil(AbortSignal.timeout(PATIENCE_MS)) : null
}

function postsOf({ subject, post }: Values): bigint[] {
  if (typeof subject === 'string' && /^[1-9]\d{0,17}$/.test(subject)) return [BigInt(subject)]
  const read = seenPosts.safeParse(post)
  if (!read.success) throw new Refusal('changed_since', { post: read.error.issues[0]?.message ?? 'Tick at least one post.' })
  return read.data.map(({ id }) => id)
}
