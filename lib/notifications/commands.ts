import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { DetailOf } from './kinds'
import { NOTIFICATIONS_PAGE, type NotificationKind, type ReadInput } from './schema'

type News<K extends NotificationKind> = {
  memberId: bigint
  kind: K
  /** What it is about: a newer line under the same key takes the place of one that was not read. */
  key: string
  threadId?: bigint
  postId?: bigint
  entryId?: bigint
  /** In the shape of its kind. */
  detail?: DetailOf<K>
  /** Who did it; nobody is notified of their own deeds. */
  actorId?: bigint
}

/** Tells a member something, in the transaction in which it happened. */
export async function tell<K extends NotificationKind>(tx: Tx, { memberId, kind, key, threadId, postId, entryId, detail, actorId }: News<K>): Promise<void> {
  if (memberId === actorId) return
  const said: Prisma.InputJsonValue = detail ?? {}
  // Raw SQL: Prisma knows no partial index. The newer line takes a number of its own, so that it is first again.
  await tx.$executeRaw`
    insert into "Notification" ("memberId", kind, key, "threadId", "postId", "entryId", detail, "createdAt")
    values (${memberId}, ${kind}, ${key}, ${threadId ?? null}, ${postId ?? null}, ${entryId ?? null}, ${JSON.stringify(said)}::jsonb, ${now()})
    on conflict ("memberId", key) where "readAt" is null do update set id = excluded.id, kind = excluded.kind, "threadId" = excluded."threadId",
      "postId" = excluded."postId", "entryId" = excluded."entryId", detail = excluded.detail, "createdAt" = excluded."createdAt"`
}

type Tidings<K extends NotificationKind> = Omit<News<K>, 'memberId'> & {
  members: readonly bigint[]
  /** Set: told again before it is read, it counts how many things happened, and keeps the acts that it told of. */
  counts?: true
}

/** Tells many members the same, however many they are in one statement. */
export async function tellMany<K extends NotificationKind>(
  tx: Tx,
  { members, kind, key, threadId, postId, entryId, detail, actorId, counts }: Tidings<K>,
): Promise<void> {
  const told = [...new Set(members)].filter((member) => member !== actorId)
  if (told.length === 0) return
  const said: Prisma.InputJsonValue = detail ?? {}
  // Raw SQL: Prisma knows no partial index. In the order of their keys: two acts that tell the same people never wait for each other in a ring.
  await tx.$executeRaw`
    insert into "Notification" as n ("memberId", kind, key, "threadId", "postId", "entryId", detail, "createdAt")
    select m, ${kind}, ${key}, ${threadId ?? null}, ${postId ?? null}, ${entryId ?? null}, ${JSON.stringify(said)}::jsonb, ${now()}
    from unnest(${told}::bigint[]) m order by m
    on conflict ("memberId", key) where "readAt" is null do update set id = excluded.id, kind = excluded.kind, "threadId" = excluded."threadId",
      "postId" = excluded."postId", "entryId" = excluded."entryId", "createdAt" = excluded."createdAt",
      detail = case when ${counts ?? false} then excluded.detail || jsonb_build_object('count', coalesce((n.detail->>'count')::int, 1) + 1,
        'entries', coalesce(n.detail->'entries', '[]') || coalesce(excluded.detail->'entries', '[]')) else excluded.detail end`
}

/** Marks as read what the page showed, and what is on older pages; what came since stays unread. */
export async function markRead(viewer: Viewer, { upTo, shown }: ReadInput): Promise<void> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  const lines = shown ? linesOf(shown) : { id: { lte: upTo } }
  await db().notification.updateMany({ where: { memberId: viewer.id, readAt: null, ...lines }, data: { readAt: now() } })
}

/** By number: what is told in a long transaction has low numbers, and may appear between the lines only after the page was read. Below a full page there are older ones. */
function linesOf(shown: readonly bigint[]): Prisma.NotificationWhereInput {
  const last = shown[NOTIFICATIONS_PAGE - 1]
  return { OR: [{ id: { in: [...shown] } }, ...(last ? [{ id: { lt: last } }] : [])] }
}
