import { change } from '@/lib/events/commands'
import { defineJob } from '@/lib/jobs/define-job'
import { writeLetters } from '@/lib/letters/commands'
import { DAY_MS, now } from '@/lib/platform/clock'
import { findLogHead } from './verify-log'

/** A little less than a day: the job comes a moment later each time. */
const LATELY_MS = DAY_MS * 0.8
const KIND = 'log.head'

/** Writes to every admin once a day how the log ends, so that somebody has it where the board is not. */
export const tellLogHead = defineJob({
  name: 'tell-log-head',
  every: DAY_MS,
  async run() {
    const { position, hash } = await findLogHead()
    if (position > 0n) await writeToAdmins(`${position}:${hash}`)
    return 'done'
  },
})

function writeToAdmins(head: string): Promise<void> {
  return change(async (tx) => {
    // Raw SQL: Prisma has no row lock. Of two that write at once the second finds the letters of the first.
    const admins = await tx.$queryRaw<{ id: bigint }[]>`
      select m.id from "Member" m where exists (select from "Role" r where r."memberId" = m.id and r.kind = 'admin' and r."endedAt" is null)
      order by m.id for no key update`
    const lately = { kind: KIND, createdAt: { gt: new Date(now().getTime() - LATELY_MS) } }
    const told = await tx.outbox.findMany({ where: { ...lately, memberId: { in: admins.map(({ id }) => id) } }, select: { memberId: true } })
    const others = admins.filter(({ id }) => !told.some(({ memberId }) => memberId === id))
    await writeLetters(
      tx,
      KIND,
      others.map(({ id }) => ({ memberId: id, data: { head } })),
    )
  })
}
