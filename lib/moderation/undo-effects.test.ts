import { expect, test, vi } from 'vitest'
import { entryId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { type AnyAct, EVERY_ACT, formOf } from '@/lib/testing/act-stages'
import { aMember, unique } from '@/lib/testing/builders'
import { aRichScene, takeStock } from '@/lib/testing/rich-scene'
import { UNDO_EFFECTS } from '@/lib/testing/undo-effects'
import { perform } from './perform'
import { findUndoPage } from './queries'
import { undoAct } from './undo'

vi.hoisted(() => {
  process.env.LINK_CHECKS = 'on'
})

useDatabase()

const GENERAL = /^What was changed is put back|^Both stay in the log|^It is shown that it was undone/

test('the undo of every act has its line, and there is no line too many', () => {
  expect(Object.keys(UNDO_EFFECTS).sort()).toEqual(EVERY_ACT.map(({ name }) => name).sort())
})

test.each(EVERY_ACT.map((act) => [act.name, act] as const))(
  'the page that undoes %s says what that does, and names whatever it does beyond its object',
  async (name, act) => {
    const scene = await aRichScene(act)
    const by = await aMember({ admin: true, moderates: 'all' })
    const given = act.input.parse(await formOf(act as AnyAct, scene))
    const { id } = await perform(act as never, by, given as never)
    const page = await findUndoPage(by, id)
    const said = [...(page?.consequences ?? []), page?.readers?.sentence ?? ''].join('\n')
    expect(page?.consequences[0]).not.toMatch(GENERAL)
    if (name === 'links.end') return // is not undone
    const upon = { act, subject: given.subject, thread: scene.thread }
    const before = await takeStock(upon)
    await undoAct(by, {
      entry: entryId.parse(String(id)),
      key: unique('key-of-undo'),
      reason: 'mistake',
      words: 'It was a mistake.',
      rule: 'other-board',
    } as never)
    const after = await takeStock(upon)
    const changed = [...after].flatMap(([label, sum]) => (before.get(label) === sum ? [] : [label]))
    const named = UNDO_EFFECTS[name] ?? {}
    expect(changed.filter((label) => !(label in named))).toEqual([])
    for (const [label, sentence] of Object.entries(named)) expect(said, label).toMatch(sentence)
  },
)
