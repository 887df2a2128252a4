import { expect, test } from 'vitest'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { guest } from '@/lib/identity/viewer'
import { undoAct } from '@/lib/moderation/undo'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId } from '@/lib/platform/ids'
import { aBoard, aMember, outcomeOf, unique } from './builders'

type Stage = {
  board: { id: bigint }
  moderator: MemberViewer
  /** Does the act with the given key, as the given viewer. */
  perform(viewer: Viewer, key: string): Promise<{ id: bigint }>
  /** Everything that the act may change, to be compared. */
  state(): Promise<unknown>
}

/** What a rule of a board did while the stage was set is no act. */
const BY_SOMEBODY = { moderatorId: { not: null } } as const

type Parsable = { name: string; input: { safeParse(given: unknown): { success: boolean; error?: { issues: { path: PropertyKey[] }[] } } } }

/**
 * The checks that every act of a moderator must pass: it refuses strangers, demands a reason, writes
 * exactly one entry with the change or neither, and its undo restores and writes an entry of its own.
 */
export function describeAction(action: Parsable, setStage: () => Promise<Stage>): void {
  test(`${action.name}: refuses guests, members and moderators of other boards, and nothing changes`, async () => {
    const { board, perform, state } = await setStage()
    const before = await state()
    expect(await outcomeOf(perform(guest, unique('key-of-act')))).toBe('signed_out')
    expect(await outcomeOf(perform(await aMember(), unique('key-of-act')))).toBe('not_found')
    expect(await outcomeOf(perform(await aMember({ moderates: [(await aBoard()).id] }), unique('key-of-act')))).toBe('not_found')
    expect(await state()).toEqual(before)
    expect(await db().moderationEntry.count({ where: { boardId: board.id, ...BY_SOMEBODY } })).toBe(0)
  })

  test(`${action.name}: demands a reason, and words where the reason is another`, () => {
    const wrong = (given: object) => action.input.safeParse({ key: 'key-of-form', ...given }).error?.issues.map(({ path }) => String(path[0])) ?? []
    expect(wrong({})).toContain('reason')
    expect(wrong({ reason: 'because' })).toContain('reason')
    expect(wrong({ reason: 'other', words: '  ' })).toContain('words')
  })

  test(`${action.name}: writes one entry with the change; the same form again is the same entry`, async () => {
    const { board, moderator, perform, state } = await setStage()
    const before = await state()
    const key = unique('key-of-act')
    const entry = await perform(moderator, key)
    expect(await state()).not.toEqual(before)
    expect((await perform(moderator, key)).id).toBe(entry.id)
    expect(await db().moderationEntry.findMany({ where: { boardId: board.id, ...BY_SOMEBODY } })).toMatchObject([
      { id: entry.id, action: action.name, moderatorId: moderator.id },
    ])
  })

  test(`${action.name}: the undo restores everything, once, as an entry of its own`, async () => {
    const { moderator, perform, state } = await setStage()
    const before = await state()
    const { id } = await perform(moderator, unique('key-of-act'))
    const undo = (by: Viewer, key = unique('key-of-undo')) => undoAct(by, { entry: entryId.parse(String(id)), key, reason: 'mistake', words: '' })
    const key = unique('key-of-undo')
    expect(await outcomeOf(undo(await aMember()))).toBe('not_found')
    const undone = await undo(moderator, key)
    expect(await state()).toEqual(before)
    expect(await db().moderationEntry.findUnique({ where: { id: undone.id } })).toMatchObject({ undoesId: id, action: action.name })
    expect((await undo(moderator, key)).id).toBe(undone.id) // the same sending again is the same entry
    expect(await outcomeOf(undo(moderator))).toBe('already_done')
  })

  test(`${action.name}: can no longer be undone after thirty days`, async () => {
    const { moderator, perform } = await setStage()
    const { id } = await atTime(new Date(Date.now() - 31 * DAY_MS), () => perform(moderator, unique('key-of-act')))
    expect(await outcomeOf(undoAct(moderator, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' }))).toBe(
      'undo_too_late',
    )
  })
}
