import { expect, test } from 'vitest'
import { z } from 'zod'
import { problemsOf } from '@/lib/platform/form-state'
import { Refusal } from '@/lib/platform/refusal'
import { useDatabase } from '@/lib/platform/testing/database'
import { type AnyAct, aScene, EVERY_ACT, formOf } from '@/lib/testing/act-stages'
import { aMember, unique } from '@/lib/testing/builders'
import { moveMany, moveManyInput } from './bulk/move-many'
import { perform } from './perform'

useDatabase()

const NUMBER = '999999999'

/** Fields of acts by which people name something, each with the name of nothing. */
const NAMING: Record<string, Record<string, string | string[]>> = {
  'thread.move': { to: 'no-board-at-all', rule: 'no-rule' },
  'thread.unbump': { rule: 'no-rule' },
  'thread.close': { when: 'petition-99999999' },
  'thread.duplicate': { of: `/t/${NUMBER}/of-nothing` },
  'thread.split': { posts: '999' },
  'thread.merge': { into: NUMBER },
  'post.links': { link: ['99'] },
  'post.hide': { number: '400' },
  'role.grant': { role: `moderator-${NUMBER}` },
  'role.end': { role: `moderator-${NUMBER}` },
  'board.create': { place: `${NUMBER}-0` },
  'board.place': { place: `${NUMBER}-0` },
  'section.place': { place: NUMBER },
}

/** What every act has, what its own page carries along, and what names nothing that has to be there. */
const OTHERS = ['subject', 'key', 'reason', 'words', 'origin', 'open', 'seen', 'was', 'revision', 'desk', 'override', 'silent', 'signpost', 'say', 'from', 'at']
const SETTINGS = ['atHour', 'atTurn', 'for', 'mode', 'body', 'title', 'host', 'links', 'name', 'slug', 'purpose', 'kind', 'readers', 'starts', 'replies', 'cap']
const MORE = ['minutes', 'holds', 'held', 'unindexed', 'says', 'breaks', 'keeps']

test('every field of every act either names something, and is tried with the name of nothing, or does not', () => {
  for (const act of EVERY_ACT) {
    const fields = fieldsOf(z.toJSONSchema(act.input, { io: 'input', unrepresentable: 'any' }))
    const known = [...OTHERS, ...SETTINGS, ...MORE, ...Object.keys(NAMING[act.name] ?? {})]
    const unknown = fields.filter((field) => !known.includes(field))
    expect(unknown, act.name).toEqual(act.name === 'links.end' ? ['rule'] : []) // what it is about, by the page of the rules
  }
})

const TRIES = EVERY_ACT.flatMap((act) => Object.entries(NAMING[act.name] ?? {}).map(([field, nothing]) => [act.name, field, act, nothing] as const))

test.each(TRIES)('%s is refused at the field “%s” where what it names is not there', async (_name, field, act, nothing) => {
  const scene = await aScene()
  const by = await aMember({ admin: true, moderates: 'all' })
  const fields = await fieldsRefused(act, by, { ...(await formOf(act, scene)), [field]: nothing })
  expect(fields?.[field]).toMatch(/^[A-Z].+\.$/)
})

test('a board that comes after one which is not in that section is refused at its place', async () => {
  const by = await aMember({ admin: true, moderates: 'all' })
  for (const name of ['board.create', 'board.place']) {
    const act = EVERY_ACT.find((each) => each.name === name) as AnyAct
    const scene = await aScene()
    const given = await formOf(act, scene)
    const [section = ''] = (given.place ?? '').split('-')
    expect((await fieldsRefused(act, by, { ...given, place: `${section}-${NUMBER}` }))?.place, name).toMatch(/^[A-Z].+\.$/)
  }
})

test('many threads are not moved to a board that is not there: the field says so', async () => {
  const { board, thread } = await aScene()
  const by = await aMember({ admin: true, moderates: 'all' })
  const given = { from: String(board.id), to: 'no-board-at-all', signpost: '0', thread: [String(thread.id)], key: unique('key-of-form') }
  const sent = moveManyInput.parse({ ...given, reason: 'belongs', words: '' })
  const refused = await moveMany(by, sent).catch((failure: unknown) => failure)
  expect(refused instanceof Refusal && refused.fields?.to).toMatch(/^There is no such board/)
})

/** The fields at which a form is refused, by its shape or by the act. */
async function fieldsRefused(act: AnyAct, by: Parameters<typeof perform>[1], form: Record<string, unknown>) {
  const read = act.input.safeParse(form)
  if (!read.success) return problemsOf(read.error)
  try {
    await perform(act, by, read.data as never)
    return undefined
  } catch (failure) {
    if (failure instanceof Refusal) return failure.fields
    throw failure
  }
}

type Shape = { properties?: object; allOf?: Shape[]; anyOf?: Shape[] }

function fieldsOf(schema: unknown): string[] {
  const { properties = {}, allOf = [], anyOf = [] } = schema as Shape
  return [...Object.keys(properties), ...[...allOf, ...anyOf].flatMap(fieldsOf)]
}
