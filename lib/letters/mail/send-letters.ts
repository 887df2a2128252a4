import { DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { log, logFailure } from '@/lib/platform/log'
import { MAIL_ADDRESS } from '@/lib/platform/mail-env'
import { keptCopy } from '../as-text'
import { dropLetters } from '../commands'
import { LETTER } from '../facts'
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

/** How long one that is being handed over is left to its node, in seconds. */
const HANDING_OVER = 300

/** `nextTryAt`: until then it is ours; set otherwise by anybody else, it is not any more. */
type Taken = { id: bigint; email: string; nextTryAt: Date }

/** Sends letters that wait, each by itself: one that comes back keeps no other from its turn. Several nodes may do so; a letter belongs to one of them until its next try. */
export async function sendLetters(signal?: AbortSignal): Promise<'done' | 'more'> {
  const { mail } = env()
  if (!mail) return 'done'
  const taken = await takeLetters()
  for (const [at, letter] of taken.entries()) {
    if (signal?.aborted) {
      await leave(taken.slice(at))
      return 'more'
    }
    if (!(await trySending(letter, mail))) {
      await leave(taken.slice(at + 1))
      return 'done' // the server is away: the others would be tried in vain
    }
  }
  return taken.length < AT_ONCE ? 'done' : 'more'
}

/** Whether the next may be tried. What is thrown for one letter is noted of that one, which has a next try of its own. */
async function trySending(letter: Taken, mail: Settings): Promise<boolean> {
  try {
    return await sendOne(letter, mail)
  } catch (failure) {
    logFailure('letter not sent', failure, { letter: String(letter.id) })
    await noteUnsent(letter, { failure: String(failure instanceof Error ? failure.message : failure).slice(0, 300) })
    return true
  }
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
    returning o.id, m.email, o."nextTryAt"`
  return taken.sort((a, b) => Number(a.id - b.id))
}

async function sendOne(taken: Taken, mail: Settings): Promise<boolean> {
  const { id, email } = taken
  const version = await claim(taken)
  if (version === null) {
    await dropLetters(db(), { id, kind: 'news', member: { mailsNewsAt: null } })
    return true
  }
  const row = await db().outbox.findUniqueOrThrow({ where: { id }, select: LETTER })
  const rendered = (await renderLetters(db(), [row], await findReader(db(), row.memberId))).get(id)
  if (!rendered) {
    await dropLetters(db(), { id })
    return true
  }
  const sent: Sent = MAIL_ADDRESS.test(email)
    ? await handOver(messageOf(row, rendered, { id: row.memberId, email }, mail))
    : { how: 'never', why: 'That is no plain mail address.', address: true }
  if (sent.how === 'sent') await noteSent(id, version, rendered)
  else await noteRefused(taken, row.memberId, sent)
  return sent.how !== 'away'
}

/**
 * Asks right before a letter is handed over whether it is still to be sent, and by us, and keeps it ours meanwhile. Its row's
 * version; null where it is not.
 */
async function claim({ id, email, nextTryAt }: Taken): Promise<string | null> {
  const until = new Date(now().getTime() + HANDING_OVER * 1000)
  // Raw SQL: Prisma knows no version of a row.
  const [claimed] = await db().$queryRaw<{ version: string }[]>`
    update "Outbox" o set "nextTryAt" = greatest(o."nextTryAt", ${until}::timestamptz) from "Member" m
    where o.id = ${id} and m.id = o."memberId" and o."sentAt" is null and o."droppedAt" is null and o."failedAt" is null
      and o."nextTryAt" = ${nextTryAt}::timestamptz and m.email = ${email} and m."mailOffAt" is null
      and (o.kind <> 'news' or m."mailsNewsAt" is not null)
    returning o.xmin::text as version`
  return claimed?.version ?? null
}

/** A row that was changed since it was claimed lost words by being blanked, or was dropped: no copy of what went out is kept. */
async function noteSent(id: bigint, version: string, rendered: Rendered): Promise<void> {
  await db().$executeRaw`
    update "Outbox" set "sentAt" = ${now()}::timestamptz, failure = null,
      "asSent" = case when xmin::text = ${version} then ${JSON.stringify(keptCopy(rendered))}::jsonb end
    where id = ${id} and "sentAt" is null`
}

async function noteRefused(taken: Taken, memberId: bigint, sent: Exclude<Sent, { how: 'sent' }>): Promise<void> {
  log('warning', 'letter not sent', { letter: String(taken.id), how: sent.how, ...(sent.how === 'away' && { why: sent.why }) })
  await noteUnsent(taken, { failure: sent.why, ...(sent.how === 'never' && { failedAt: now() }) })
  if (sent.how === 'never' && sent.address) await switchOff(memberId, 'came back')
}

/** Its next try is the one that was set when it was taken. */
async function noteUnsent({ id, nextTryAt }: Taken, noted: { failure: string; failedAt?: Date }): Promise<void> {
  await db().outbox.updateMany({ where: { id, sentAt: null }, data: { ...noted, nextTryAt } })
}

/** Puts back letters that were taken and not tried: that counts as no try. */
async function leave(taken: readonly Taken[]): Promise<void> {
  const at = new Date(now().getTime() + PAUSES.first * 1000)
  const ours = taken.map(({ id, nextTryAt }) => ({ id, nextTryAt }))
  if (ours.length > 0) await db().outbox.updateMany({ where: { OR: ours }, data: { nextTryAt: at, tries: { decrement: 1 } } })
}
