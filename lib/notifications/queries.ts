import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { visibleThreads } from '@/lib/threads/policy'
import { NOTIFICATIONS_PAGE } from './schema'
import { type FindAppealsOf, findToldActs, type ToldAct } from './told-acts'
import { findToldFacts } from './told-facts'
import { type Place, withPlace } from './told-sentence'
import { findTogether } from './told-together'

type Asked = { before?: bigint; findAppeals?: FindAppealsOf }

/**
 * The notifications of a member, newest first; a thread is named only to those who may still see it. Null for a guest. Which acts are
 * open to appeal is asked of `findAppeals`: acts are known on a floor above this one.
 */
export async function findNotifications(viewer: Viewer, { before, findAppeals = async () => new Map() }: Asked = {}) {
  if (viewer.kind === 'guest') return null
  const rows = await db().notification.findMany({
    where: { memberId: viewer.id, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: NOTIFICATIONS_PAGE + 1,
    select: {
      id: true,
      kind: true,
      entryId: true,
      detail: true,
      createdAt: true,
      readAt: true,
      thread: { select: { id: true, title: true, mergedIntoId: true, starter: { select: { memberId: true } }, board: { select: { readableBy: true } } } },
      post: { select: { id: true, number: true, threadId: true, name: { select: { memberId: true, name: true } } } },
    },
  })
  const shown = rows.slice(0, NOTIFICATIONS_PAGE).map(({ thread, ...row }) => ({
    ...row,
    author: row.post?.name.name ?? null,
    threadId: row.post?.threadId ?? thread?.mergedIntoId ?? thread?.id ?? null,
    herThread: thread?.mergedIntoId === null && thread.starter.memberId === viewer.id ? thread : null,
  }))
  const threads = await db().thread.findMany({
    where: { id: { in: shown.flatMap(({ threadId }) => threadId ?? []) }, ...visibleThreads(sightOf(viewer)) },
    select: { id: true, slug: true, title: true },
  })
  const acts = await findToldActs(
    viewer,
    shown.flatMap(({ kind, entryId }) => (kind === 'act' && entryId ? [entryId] : [])),
    findAppeals,
  )
  const tell = await findToldFacts(viewer, shown)
  const together = await findTogether(viewer, shown, findAppeals)
  return {
    lines: shown.map((row) => {
      const { threadId, herThread, post, entryId, id, kind, createdAt, readAt } = row
      const thread = threads.find((each) => each.id === threadId) ?? null
      return {
        id,
        kind,
        createdAt,
        readAt,
        ...tell(row, { thread, post }),
        act: toldOf(acts.get(entryId ?? 0n), { thread, post: post && { number: post.number, hers: post.name.memberId === viewer.id }, herThread }),
        post: post && { id: post.id, number: post.number },
        thread,
        appeals: together.get(id)?.appeals ?? [],
        threads: together.get(id)?.threads ?? [],
      }
    }),
    unread: viewer.unread,
    next: rows.length > NOTIFICATIONS_PAGE ? shown.at(-1)?.id : undefined,
  }
}

/** An act with its place. A moderator's own words may name the thread, so they are left out where it may not be seen. */
function toldOf(act: ToldAct | undefined, place: Place): ToldAct | null {
  if (!act) return null
  const parts = withPlace(act.parts, place)
  return place.thread ? { ...act, parts } : { ...act, parts, why: { ...act.why, words: '' } }
}
