import { expect, test, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { type AnyAct, EVERY_ACT, formOf } from '@/lib/testing/act-stages'
import { aMember } from '@/lib/testing/builders'
import { aRichScene, takeStock } from '@/lib/testing/rich-scene'
import { SIDE_EFFECTS } from '@/lib/testing/side-effects'
import type { ActAsked } from './act-form'
import { perform, preview } from './perform'

// What it says of where links lead is said where they are asked.
vi.hoisted(() => {
  process.env.LINK_CHECKS = 'on'
})

useDatabase()

test('every act has its line among the side effects, and there is no line too many', () => {
  expect(Object.keys(SIDE_EFFECTS).sort()).toEqual(EVERY_ACT.map(({ name }) => name).sort())
})

test.each(EVERY_ACT.map((act) => [act.name, act] as const))('the form of %s names whatever it does beyond its object', async (name, act) => {
  const scene = await aRichScene(act)
  const by = await aMember({ admin: true, moderates: 'all' })
  const given = act.input.parse(await formOf(act as AnyAct, scene))
  const said = (await preview(db(), act, by, given.subject, given as ActAsked))?.consequences.join('\n') ?? ''
  const upon = { act, subject: given.subject, thread: scene.thread }
  const before = await takeStock(upon)
  await perform(act as never, by, given as never)
  const after = await takeStock(upon)
  const changed = [...after].flatMap(([label, sum]) => (before.get(label) === sum ? [] : [label]))
  const named = SIDE_EFFECTS[name] ?? {}
  expect(changed.filter((label) => !(label in named))).toEqual([])
  for (const [label, sentence] of Object.entries(named)) expect(said, label).toMatch(sentence)
})
