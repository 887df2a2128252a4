import { tell } from '@/lib/notifications/commands'
import type { Tx } from '@/lib/platform/db'
import { counted } from '@/lib/text/counted'

/** Askers who are thanked by name. */
const MOST_THANKED = 3

/** Who asked for the links of a post and was not answered yet, in the order in which they asked; the moderator who answers is not thanked. */
export async function findAskers(tx: Tx, postId: bigint, moderatorId: bigint): Promise<string[]> {
  const wishes = await findWishes(tx, postId)
  const names = wishes.filter(({ askerId }) => askerId !== moderatorId).flatMap(({ asker }) => asker?.names[0]?.name ?? [])
  return [...new Set(names)]
}

type Wish = { askerId: bigint | null; asker: { names: { name: string }[] } | null }

/** The wishes for the links of a post that wait, in the order in which they came. */
export function findWishes(tx: Tx, postId: bigint): Promise<Wish[]> {
  return tx.linkRequest.findMany({
    where: { postId, entryId: null },
    orderBy: { id: 'asc' },
    select: { askerId: true, asker: { select: { names: { where: { retiredAt: null }, select: { name: true } } } } },
  })
}

/** That it was asked for, and by whom; empty where nobody asked. */
export function askedBy(wishes: readonly Wish[]): string {
  const names = [...new Set(wishes.flatMap(({ asker }) => asker?.names[0]?.name ?? []))]
  const guests = wishes.some(({ askerId }) => askerId === null) ? ['a reader who was not signed in'] : []
  const others = names.length - MOST_THANKED
  const said = [...names.slice(0, MOST_THANKED), ...(others > 0 ? [counted(others, 'other member', 'other members')] : []), ...guests]
  return said.length === 0 ? '' : `It was asked for by ${new Intl.ListFormat('en-GB').format(said)}.`
}

/** The thanks behind a sentence: at most three names, then how many others. */
export function thanksTo(names: readonly string[]): string {
  if (names.length === 0) return ''
  const others = names.length - MOST_THANKED
  const said = others > 0 ? [...names.slice(0, MOST_THANKED), others === 1 ? '1 other' : `${others} others`] : names
  return `. Thank you for asking, ${new Intl.ListFormat('en-GB').format(said)}`
}

type Answer = { entryId: bigint; threadId: bigint; postId: bigint; authorId: bigint; actorId: bigint; count: number }

/** Answers every open wish for the links of a post, and notifies its author and those who asked. */
export async function answerAskers(tx: Tx, { entryId, threadId, postId, authorId, actorId, count }: Answer): Promise<void> {
  const open = await tx.linkRequest.findMany({ where: { postId, entryId: null }, select: { id: true, askerId: true } })
  await tx.linkRequest.updateMany({ where: { id: { in: open.map(({ id }) => id) } }, data: { entryId } })
  const news = { threadId, postId, entryId, actorId, detail: { count } }
  await tell(tx, { memberId: authorId, kind: 'links.made', key: `links:${postId}`, ...news })
  const askers = new Set(open.flatMap(({ askerId }) => (askerId === null || askerId === authorId ? [] : askerId)))
  for (const memberId of [...askers].sort()) await tell(tx, { memberId, kind: 'links.asked', key: `links:${postId}`, ...news })
}

/** An undo leaves the wishes that the act had answered open again. */
export async function reopenWishes(tx: Tx, entryId: bigint): Promise<void> {
  await tx.linkRequest.updateMany({ where: { entryId }, data: { entryId: null } })
}
