import { DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { MAIL_ADDRESS } from '@/lib/platform/mail-env'
import { keptCopy } from '../as-text'
import { LETTER } from '../facts'
import type { LetterRow } from '../letter'
import { findReader } from '../reader'
import { type Rendered, renderLetters } from '../render'
import { messageOf, type Settings } from './message'
import { switchOff } from './switch-off'
import { handOver, type Sent } from './transport'

const AT_ONCE = 10
/** A letter that could not be sent for so many days is given up; pages still show it. */
const DAYS = 7
/** Letters a day to an address that nobody has confirmed. */
const MOST_UNCONFIRMED = 3
/** Pauses between tries double from the first to the longest, in seconds. */
const PAUSES = { first: 30, longest: 3600 }

type Taken = { id: bigint; email: string }

/** Sends letters that wait, each by itself: one that comes back keeps no other from its turn. Several nodes may do so; a letter belongs to one of them until its next try. */
export async function sendLetters(): Promise<'done' | 'more'> {
  const { mail } = env()
  if (!mail) return 'done'
  const taken = await takeLetters()
  for (const [at, letter] of taken.entries()) {
    if (!(await sendOne(letter, mail))) {
      await leave(taken.slice(at + 1))
      return 'done' // the server is away: the others would be tried in vain
    }
  }
  return taken.length < AT_ONCE ? 'done' : 'more'
}

/** Takes some, and sets when each is tried again if nothing is heard of it: a node that dies loses none. */
async function takeLetters(): Promise<Taken[]> {
  const at = now()
  const since = new Date(at.getTime() - DAYS * DAY_MS)
  // Raw SQL: Prisma cannot skip what another node has taken. An address that is not confirmed has only its few a day.
  const taken = await db().$queryRaw<Taken[]>`
    update "Outbox" o set tries = o.tries + 1,
      "nextTryAt" = ${at}::timestamptz + least(${PAUSES.longest}, ${PAUSES.first} * power(2, least(o.tries, 10))) * interval '1 second'
    from "Member" m where m.id = o."memberId" and o.id in (
      select l.id from "Outbox" l join "Member" w on w.id = l."memberId"
      where l."sentAt" is null and l."droppedAt" is null and l."failedAt" is null and l.data is not null and not l.data ? 'kept'
        and l."createdAt" > ${since} and coalesce(l."nextTryAt", l."createdAt") <= ${at}
        and w.email is not null and w."mailOffAt" is null and w."demoAt" is null
        and (w."confirmedAt" is not null or ${MOST_UNCONFIRMED} > (
          select count(*) from "Outbox" s where s."memberId" = l."memberId" and (s."sentAt" > ${new Date(at.getTime() - DAY_MS)}
            or s."sentAt" is null and s.id < l.id and s."failedAt" is null and s."droppedAt" is null and s."createdAt" > ${since})))
      order by l.id limit ${AT_ONCE} for update of l skip locked)
    returning o.id, m.email`
  return taken.sort((a, b) => Number(a.id - b.id))
}

/** Whether the next may be tried. */
async function sendOne({ id, email }: Taken, mail: Settings): Promise<boolean> {
  const row = await db().outbox.findUniqueOrThrow({ where: { id }, select: LETTER })
  const rendered = (await renderLetters(db(), [row], await findReader(db(), row.memberId))).get(id)
  if (!rendered) await db().outbox.update({ where: { id }, data: { droppedAt: now() } })
  if (!rendered) return true
  const sent: Sent = MAIL_ADDRESS.test(email)
    ? await handOver(messageOf(row, rendered, { id: row.memberId, email }, mail))
    : { how: 'never', why: 'That is no plain mail address.', address: true }
  await note(row, rendered, sent)
  return sent.how !== 'away'
}

async function note({ id, memberId }: LetterRow, rendered: Rendered, sent: Sent): Promise<void> {
  if (sent.how === 'sent') {
    await db().outbox.updateMany({ where: { id, sentAt: null }, data: { sentAt: now(), asSent: keptCopy(rendered), failure: null } })
    return
  }
  log('warning', 'letter not sent', { letter: String(id), how: sent.how, ...(sent.how === 'away' && { why: sent.why }) })
  await db().outbox.update({ where: { id }, data: { failure: sent.why, ...(sent.how === 'never' && { failedAt: now() }) } })
  if (sent.how === 'never' && sent.address) await switchOff(memberId, 'came back')
}

/** Puts back letters that were taken and not tried: that counts as no try. */
async function leave(taken: readonly Taken[]): Promise<void> {
  const at = new Date(now().getTime() + PAUSES.first * 1000)
  await db().outbox.updateMany({ where: { id: { in: taken.map(({ id }) => id) } }, data: { nextTryAt: at, tries: { decrement: 1 } } })
}
