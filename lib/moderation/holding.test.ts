import { expect, test } from 'vitest'
import { change } from '@/lib/events/commands'
import { tell } from '@/lib/notifications/commands'
import { useDatabase } from '@/lib/platform/testing/database'
import { aMember } from '@/lib/testing/builders'
import { hold } from './holding'

useDatabase()

test('an act upon a member does not wait for what only tells them something', async () => {
  const { id } = await aMember()
  const held = await change(async (tx) => {
    await tell(tx, { memberId: id, kind: 'mention', key: 'a' })
    return change(async (other) => {
      await other.$executeRaw`set local lock_timeout = '1s'`
      await hold(other, 'member', id)
      return 'held'
    })
  })
  expect(held).toBe('held')
})

test('two acts upon one member wait for each other', async () => {
  const { id } = await aMember()
  const second = change(async (tx) => {
    await hold(tx, 'member', id)
    return change(async (other) => {
      await other.$executeRaw`set local lock_timeout = '200ms'`
      await hold(other, 'member', id)
    })
  })
  await expect(second).rejects.toThrow(/lock timeout/)
})
