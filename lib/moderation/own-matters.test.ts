import { expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { atTime } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { calmThread } from './actions/calm-thread'
import { closeThread } from './actions/close-thread'
import { endRole } from './actions/end-role'
import { grantRole } from './actions/grant-role'
import { lockThread } from './actions/lock-thread'
import { markDuplicate } from './actions/mark-duplicate'
import { mergeThreads } from './actions/merge-threads'
import { moveThread } from './actions/move-thread'
import { retitleThread } from './actions/retitle-thread'
import { splitThread } from './actions/split-thread'
import { unlockThread } from './actions/unlock-thread'
import { perform } from './perform'
import { endTimers } from './timers'

useDatabase()

const act = (reason = 'other') => ({ key: unique('key-of-act'), reason, words: 'It was like this.' })
const threadOf = ({ id }: { id: bigint }) => threadId.parse(String(id))
const rowOf = ({ id }: { id: bigint }) => db().thread.findUniqueOrThrow({ where: { id } })

type Stage = Awaited<ReturnType<typeof aStage>>

/** A thread that a moderator of all boards started herself, and another moderator who decides about it. */
async function aStage() {
  const [board, target] = [await aBoard(), await aBoard()]
  const [hers, other] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  const thread = await aThread(board, { by: hers, title: 'Her own title' })
  await aReply(thread, { by: hers })
  await aReply(thread)
  return { board, target, hers, other, thread, subject: threadOf(thread) }
}

const inHours = (hours: number) => {
  const at = later(hours).toISOString()
  return { at: at.slice(0, 10), atHour: at.slice(11, 16) }
}
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const move = (by: MemberViewer, thread: { id: bigint }, from: { id: bigint }, to: { slug: string }) =>
  perform(moveThread, by, { subject: threadOf(thread), ...act(), from: boardId.parse(String(from.id)), to: to.slug, signpost: '0', say: '' })
const split = (by: MemberViewer, subject: Stage['subject']) => perform(splitThread, by, { subject, ...act(), posts: [[1, 2]], title: 'Her own title' })

test('nobody puts a lock of her own where another set her thread to close, to lift it afterwards', async () => {
  const { subject, hers, other, board, thread } = await aStage()
  const second = await aThread(board)
  await perform(closeThread, other, { subject, ...act(), ...inHours(3) })
  expect(await outcomeOf(perform(lockThread, hers, { subject, ...act(), for: '7d' }))).toBe('own_matter')
  expect(await outcomeOf(perform(calmThread, hers, { subject, ...act(), mode: 'night', for: '1d' }))).toBe('own_matter')
  expect(await outcomeOf(perform(markDuplicate, hers, { subject, ...act(), of: threadOf(second) }))).toBe('own_matter')
  await atTime(later(4), async () => {
    await endTimers(later(4))
    expect(await outcomeOf(perform(unlockThread, hers, { subject, ...act() }))).toBe('own_matter')
  })
  expect((await rowOf(thread)).lockedAt).not.toBeNull()
})

test('a closing that she sets herself does not take the place of another’s lock', async () => {
  const { subject, hers, other } = await aStage()
  await perform(lockThread, other, { subject, ...act(), for: '7d' })
  await perform(closeThread, hers, { subject, ...act(), ...inHours(3) })
  await atTime(later(4), async () => {
    await endTimers(later(4))
    expect(await outcomeOf(perform(unlockThread, hers, { subject, ...act() }))).toBe('own_matter')
  })
})

test('what another moved or renamed is not carried out of that thread by her who started it', async () => {
  const { subject, hers, other, board, target, thread } = await aStage()
  const second = await aThread(board, { by: hers })
  await move(other, thread, board, target)
  expect(await outcomeOf(move(hers, thread, target, board))).toBe('own_matter')
  expect(await outcomeOf(perform(mergeThreads, hers, { subject, ...act(), into: threadOf(second) }))).toBe('own_matter')
  expect(await outcomeOf(split(hers, subject))).toBe('own_matter')
  const renamed = await aStage()
  await perform(retitleThread, renamed.other, { subject: renamed.subject, ...act(), was: 'Her own title', title: 'Another title' })
  expect(await outcomeOf(split(renamed.hers, renamed.subject))).toBe('own_matter')
  expect(await outcomeOf(split(renamed.other, renamed.subject))).toBe('done')
})

test('an admin whose role another ended does not give it back to herself', async () => {
  const [hers, other] = [await aMember({ admin: true, moderates: 'all' }), await aMember({ admin: true })]
  const given = { subject: String(hers.id), role: 'moderator', words: '' }
  await perform(endRole, other, endRole.input.parse({ ...given, key: unique('key-of-act'), reason: 'trust' }))
  expect(await outcomeOf(perform(grantRole, hers, grantRole.input.parse({ ...given, key: unique('key-of-act'), reason: 'needed' })))).toBe('own_matter')
})
