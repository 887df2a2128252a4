import { expect, test } from 'vitest'
import { guest, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { boardId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, outcomeOf } from '@/lib/testing/builders'
import { findWatchBoardPage, watchBoard } from './watch'

useDatabase()

const watch = (viewer: Viewer, { id }: { id: bigint }, yes: 'yes' | 'no' = 'yes') => watchBoard(viewer, { board: boardId.parse(String(id)), watch: yes })

test('a member watches a board and ends it; sent twice, it is the same', async () => {
  const [board, member] = [await aBoard(), await aMember()]
  const since = async () => (await findWatchBoardPage(member, board.slug))?.since
  for (const yes of ['yes', 'yes'] as const) await watch(member, board, yes)
  expect(await since()).toBeInstanceOf(Date)
  for (const no of ['no', 'no'] as const) await watch(member, board, no)
  expect(await since()).toBeNull()
  expect([await outcomeOf(watch(guest, board)), await findWatchBoardPage(guest, board.slug)]).toEqual(['signed_out', null])
})

test('a board that is hidden is answered as one that is missing, and a watch of it can still be ended', async () => {
  const [board, member] = [await aBoard(), await aMember()]
  await watch(member, board)
  await db().board.update({ where: { id: board.id }, data: { readableBy: 'staff' } })
  expect(await outcomeOf(watch(member, board))).toBe('not_found')
  expect(await findWatchBoardPage(member, board.slug)).toBeNull()
  expect(await outcomeOf(watch(member, board, 'no'))).toBe('not_found')
  expect(await db().boardWatch.count({ where: { memberId: member.id } })).toBe(0)
})
