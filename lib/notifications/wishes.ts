import { z } from 'zod'
import { change } from '@/lib/events/commands'
import { isMember } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'

/** Boxes that are not ticked are not sent. */
export const wishesInput = z.object({ replies: z.literal('yes').optional(), letters: z.enum(['none', 'once'], 'Choose whether you want letters.') })

/** Sets whether replying begins a watch, and whether news of what is watched is mailed besides. */
export async function chooseWishes(viewer: Viewer, { replies, letters }: z.infer<typeof wishesInput>): Promise<void> {
  ensure(isMember(viewer))
  if (viewer.kind === 'guest') return
  const data = { repliesWatchAt: replies ? now() : null, mailsNewsAt: letters === 'once' ? now() : null }
  await change((tx) => tx.member.updateMany({ where: { id: viewer.id }, data }))
}

/** Letters were switched off because one came back; the member says that they arrive again. */
export async function switchOn(viewer: Viewer): Promise<void> {
  ensure(isMember(viewer))
  if (viewer.kind === 'guest') return
  await change((tx) => tx.member.updateMany({ where: { id: viewer.id }, data: { mailOffAt: null, mailOffWhy: null } }))
}

/** Null for a guest. */
export async function findWishes(viewer: Viewer) {
  if (viewer.kind === 'guest') return null
  const chosen = await db().member.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { repliesWatchAt: true, mailsNewsAt: true, email: true, mailOffWhy: true },
  })
  return { replies: chosen.repliesWatchAt !== null, letters: chosen.mailsNewsAt !== null, hasAddress: chosen.email !== null, off: chosen.mailOffWhy }
}
