import { expect, test } from 'vitest'
import { guest } from '@/lib/identity/viewer'
import { useDatabase } from '@/lib/platform/testing/database'
import { aMember, outcomeOf } from '@/lib/testing/builders'
import { chooseWishes, findWishes, wishesInput } from './wishes'

useDatabase()

test('a member chooses whether replying begins a watch, and whether letters are sent; nothing is chosen at first', async () => {
  const member = await aMember()
  expect(await findWishes(member)).toMatchObject({ replies: false, letters: false })
  await chooseWishes(member, wishesInput.parse({ replies: 'yes', letters: 'once' }))
  expect(await findWishes(member)).toMatchObject({ replies: true, letters: true })
  await chooseWishes(member, wishesInput.parse({ letters: 'none' }))
  expect(await findWishes(member)).toMatchObject({ replies: false, letters: false })
})

test('a guest chooses nothing, and a form without a choice names the field', async () => {
  expect([await outcomeOf(chooseWishes(guest, { letters: 'none' })), await findWishes(guest)]).toEqual(['signed_out', null])
  expect(wishesInput.safeParse({ letters: 'weekly' }).error?.issues[0]).toMatchObject({ path: ['letters'], message: 'Choose whether you want letters.' })
})
