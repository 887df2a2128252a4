import { expect, test } from 'vitest'
import { chooseActsAsHq, findActsAsHq } from '@/lib/identity/acting'
import { guest, sightOf } from '@/lib/identity/viewer'
import { threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lockThread } from './actions/lock-thread'
import { unlockThread } from './actions/unlock-thread'
import { findLog, findStaffLog } from './log/log-queries'
import { perform } from './perform'

useDatabase()

test('a moderator who chose so acts as HQ from then on; her colleagues still read her name', async () => {
  const board = await aBoard()
  const moderator = await aMember({ moderates: [board.id] })
  const thread = await aThread(board)
  const given = () => ({ subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'other', words: 'It was time.' })
  const namesIn = (log: Awaited<ReturnType<typeof findLog>>) => log?.entries.map(({ parts }) => parts[0]?.text)
  await perform(lockThread, moderator, given())
  await chooseActsAsHq(moderator, { hq: 'yes' })
  expect(await findActsAsHq(moderator)).toBe(true)
  await perform(unlockThread, moderator, given())
  expect(namesIn(await findLog(sightOf('public')))).toEqual([`${moderator.name} (HQ)`, 'HQ']) // the day alone, so at the beginning of it
  const staff = await findStaffLog(moderator)
  expect(staff?.entries.map(({ parts }) => parts[0]?.text)).toEqual([`${moderator.name} (HQ)`, `${moderator.name} (HQ)`])
  await chooseActsAsHq(moderator, {})
  expect(await findActsAsHq(moderator)).toBe(false)
})

test('the choice is for moderators alone', async () => {
  expect(await outcomeOf(chooseActsAsHq(guest, { hq: 'yes' }))).toBe('signed_out')
  expect(await outcomeOf(chooseActsAsHq(await aMember(), { hq: 'yes' }))).toBe('not_allowed')
  expect(await findActsAsHq(await aMember())).toBeNull()
  expect(await findActsAsHq(guest)).toBeNull()
})
