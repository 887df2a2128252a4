import { canSignIn } from '@/lib/identity/policy'
import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { counted } from '@/lib/text/counted'
import { whoActed } from '@/lib/threads/entry-line'
import { threadPath } from '@/lib/urls'
import type { Readers } from '@/prisma/generated/client'
import { appealAddress } from '../appeals/appeal-key'

/** Whether its starter can open a thread that the letter is about: kept out of her account, she reads what everyone may. */
export function opensThreads(starter: Closed, { readableBy }: { readableBy: Readers }): boolean {
  return readableBy === 'everyone' || canSignIn(starter, now()) === 'yes'
}

export const OPEN_LATER = 'You can read there when your account is open again.'

type Closed = { bannedAt: Date | null; suspendedUntil: Date | null }
type Moved = {
  entryId: bigint
  createdAt: Date
  because: string
  named: boolean
  name: { name: string } | null
  thread: { id: bigint; slug: string; title: string; starter: { memberId: bigint; member: Closed } }
}

/** The letter about threads of hers that were moved together, to a board that their starter may read. */
export function digestLetter(moved: readonly Moved[], to: { name: string; readableBy: Readers }): { title: string; body: string } {
  const [first] = moved
  const by = whoActed(first?.name?.name ?? '', first?.named ?? false)
  const opens = first ? opensThreads(first.thread.starter.member, to) : true
  const threads = moved.map(({ thread }) => (opens ? `“${thread.title}”: ${env().SITE_URL}${threadPath(thread)}` : `“${thread.title}”`))
  const appeals = moved.map(({ entryId: id, createdAt, thread }) => `“${thread.title}”: ${appealAddress({ id, createdAt }, thread.starter.memberId)}`)
  return {
    title: moved.length === 1 ? 'Your thread was moved' : `${counted(moved.length, 'thread')} of yours were moved`,
    body: [
      `${by} moved ${counted(moved.length, 'thread')} that you started to ${to.name}.`,
      ...(first?.because ? [`Reason: ${first.because}`] : []),
      threads.join('\n'),
      opens ? 'Their addresses are the same as before.' : OPEN_LATER,
      `If you see it otherwise, you can appeal for six months, about each thread by itself:\n${appeals.join('\n')}`,
    ].join('\n\n'),
  }
}
