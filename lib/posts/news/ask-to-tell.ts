import type { Tx } from '@/lib/platform/db'

type NewPost = { id: bigint; threadId: bigint; boardId: bigint; number: number; memberId: bigint; at: Date }

/**
 * A post that everyone may see now: those who watch are notified of it later, however many they are; where nobody but its
 * author watches, nothing is asked for. Its author watches the thread from now on, if that was chosen. One statement.
 */
export async function askToTell(tx: Tx, { id, threadId, boardId, number, memberId, at }: NewPost): Promise<void> {
  // Raw SQL: Prisma would send three statements, and none that writes only where somebody is concerned.
  await tx.$executeRaw`
    with begun as (
      insert into "Watch" ("memberId", "threadId", "createdAt")
      select m.id, ${threadId}, ${at} from "Member" m where m.id = ${memberId} and m."repliesWatchAt" is not null on conflict do nothing)
    insert into "News" ("postId", "createdAt") select ${id}, ${at}
    where exists (select from "Watch" w where w."threadId" = ${threadId} and w."memberId" <> ${memberId} and w."suspendedAt" is null)
      or ${number} = 1 and exists (select from "BoardWatch" w where w."boardId" = ${boardId} and w."memberId" <> ${memberId})
    on conflict do nothing`
}
