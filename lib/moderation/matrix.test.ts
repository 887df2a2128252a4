import { expect, test } from 'vitest'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { ACT_STAGES, type AnyAct, aScene, askerIn, EVERY_ACT, formOf, type Scene } from '@/lib/testing/act-stages'
import { aBoard, aMember, outcomeOf, unique } from '@/lib/testing/builders'
import {
  ASKERS,
  type Asker,
  CONCERNS,
  ELSEWISE,
  IN_STATE,
  type Outcome,
  PEOPLE,
  type Person,
  PLACES,
  type Place,
  UPON_BOARDS,
  UPON_HER_OWN,
  UPON_NOTHING,
  UPON_THE_HOUSE,
  uponPerson,
} from '@/lib/testing/matrix'
import { LASTING } from '@/lib/threads/entry-line'
import { appeal } from './appeals/appeals'
import { isHouse } from './holding'
import { perform } from './perform'
import { APPEALABLE_ACTS } from './takings'
import { undoAct } from './undo'

useDatabase()

const UPON_A_BOARD = EVERY_ACT.filter(({ subject }) => subject === 'thread' || subject === 'post')
const UPON_LINKS = EVERY_ACT.filter(({ subject }) => subject === 'links')
const UPON_A_HOUSE = EVERY_ACT.filter(({ subject }) => isHouse(subject))
const UPON_A_PERSON = EVERY_ACT.filter(({ subject }) => subject === 'member')
const NOWHERE = String(2n ** 62n)

test('every act has its line among the stages and in the matrix, and there is no line too many', () => {
  const names = EVERY_ACT.map(({ name }) => name).sort()
  expect(Object.keys(ACT_STAGES).sort()).toEqual(names)
  expect(Object.keys(IN_STATE).sort()).toEqual(UPON_A_BOARD.map(({ name }) => name).sort())
  expect(Object.keys(CONCERNS).sort()).toEqual(names)
})

test.each([...UPON_A_BOARD, ...UPON_LINKS].flatMap((act) => PLACES.map((place) => [act.name, place, act] as const)))(
  '%s on a board of %s: who may',
  async (name, place, act) => {
    const expected = { ...UPON_BOARDS[place], ...ELSEWISE[name]?.[place] }
    expect(await askAll(act, expected, place)).toEqual(expected)
  },
)

test.each(UPON_A_HOUSE.flatMap((act) => PLACES.map((place) => [act.name, place, act] as const)))(
  '%s, the board read by %s: who may',
  async (_name, place, act) => {
    expect(await askAll(act, UPON_THE_HOUSE, place)).toEqual(UPON_THE_HOUSE)
  },
)

test.each(UPON_A_HOUSE.flatMap((act) => PLACES.map((place) => [act.name, place, act] as const)))(
  'the undo of %s, the board read by %s: who may',
  async (_name, place, act) => {
    expect(await askAllToUndo(act, UPON_THE_HOUSE, place)).toEqual(UPON_THE_HOUSE)
  },
)

test.each(UPON_A_PERSON.flatMap((act) => PEOPLE.map((person) => [act.name, person, act] as const)))('%s upon %s: who may', async (name, person, act) => {
  const expected = uponPerson(name, person)
  expect(await askAll(act, expected, 'everyone', personFor(person))).toEqual(expected)
})

test.each(
  [...UPON_A_BOARD, ...UPON_LINKS.filter(({ name }) => !LASTING.includes(name))].flatMap((act) => PLACES.map((place) => [act.name, place, act] as const)),
)('the undo of %s on a board of %s: who may', async (name, place, act) => {
  if (ELSEWISE[name]?.[place]) return // where it went, others may see it: its undo has tests of its own
  expect(await askAllToUndo(act, UPON_BOARDS[place], place)).toEqual(UPON_BOARDS[place])
})

test.each(UPON_A_PERSON.map((act) => [act.name, act] as const))('the undo of %s: who may', async (name, act) => {
  const expected = uponPerson(name, 'a member')
  expect(await askAllToUndo(act, expected)).toEqual(expected)
})

test.each(UPON_A_BOARD.map((act) => [act.name, act] as const))(
  '%s upon her own thread or post, and its undo: what a keeper of the board may',
  async (name, act) => {
    for (const hq of [await aMember({ moderates: 'all' }), await aMember({ admin: true })]) {
      const scene = await aScene('everyone', { hq })
      expect(await outcomeOf(doAct(act, hq, await formOf(act, scene)))).toBe(UPON_HER_OWN[name] ?? 'done')
      const { id } = await doAct(act, await askerIn(scene, 'admin'), await formOf(act, await aScene('everyone', { hq })))
      expect(await outcomeOf(undo(hq, id))).toBe(APPEALABLE_ACTS.includes(name) ? 'own_matter' : 'done')
    }
  },
)

test.each(EVERY_ACT.map((act) => [act.name, act] as const))('%s: who may appeal against it, once', async (name, act) => {
  const scene = await aScene()
  const { id } = await doAct(act, await askerIn(scene, 'admin'), await formOf(act, scene))
  const ask = (by: Viewer, words = 'I see it otherwise.') => outcomeOf(appeal(by, { entry: entryId.parse(String(id)), words }))
  const concerned = { starter: scene.hq, author: scene.hq, herself: scene.person, nobody: null }[CONCERNS[name] ?? 'nobody']
  for (const stranger of [await aMember(), await askerIn(scene, 'here'), scene.hq, scene.person].filter((each) => each !== concerned))
    expect(await ask(stranger)).toBe(name === 'thread.open' && stranger === scene.hq ? 'already_done' : 'not_found')
  if (!concerned) return
  expect([await ask(concerned), await ask(concerned, 'Once more.')]).toEqual(['done', 'already_done'])
})

test.each(EVERY_ACT.map((act) => [act.name, act] as const))('%s upon what does not exist is answered like one upon what is hidden', async (_name, act) => {
  const scene = await aScene()
  const form = { ...(await formOf(act, scene)), subject: NOWHERE }
  const outcomes = await eachAsker(async (asker) => outcomeOf(doAct(act, await askerIn(scene, asker), form)))
  expect(outcomes).toEqual(UPON_NOTHING)
})

test.each(UPON_A_BOARD.map((act) => [act.name, act] as const))('%s where the thread is locked or removed, or the post is', async (name, act) => {
  const done: Record<string, string> = {}
  for (const state of ['locked', 'removed', ...(act.subject === 'post' ? (['postRemoved'] as const) : [])] as const) {
    const scene = await aScene()
    const form = await formOf(act, scene)
    await bring(scene, state, BigInt(form.subject ?? 0))
    done[state] = await outcomeOf(doAct(act, await askerIn(scene, 'here'), form))
  }
  expect(done).toEqual(IN_STATE[name])
})

test('what an act leads to is judged too: a board or thread that is hidden is like one that is missing', async () => {
  const scene = await aScene()
  const hidden = await aScene('staff')
  const here = await askerIn(scene, 'here')
  const withFields = async (name: string, fields: Record<string, string>) => {
    const act = EVERY_ACT.find((candidate) => candidate.name === name) as AnyAct
    return outcomeOf(doAct(act, here, { ...(await formOf(act, scene)), ...fields }))
  }
  expect(await withFields('thread.move', { to: hidden.board.slug })).toBe('no_such_board')
  expect(await withFields('thread.move', { to: 'no-board-at-all' })).toBe('no_such_board')
  expect(await withFields('thread.move', { to: (await aBoard()).slug })).toBe('not_allowed')
  for (const [name, field] of [
    ['thread.duplicate', 'of'],
    ['thread.merge', 'into'],
  ] as const) {
    const answers = [await withFields(name, { [field]: String(hidden.thread.id) }), await withFields(name, { [field]: NOWHERE })]
    expect(new Set(answers).size, name).toBe(1)
    expect(answers[0], name).not.toBe('done')
  }
})

type Set = { scene: Scene; form: Record<string, string> }

/** Each asker does the act: those who are refused upon the same thing, which they leave as it is, the others upon one of their own. */
async function askAll(act: AnyAct, expected: Record<string, Outcome>, place: Place = 'everyone', upon?: (scene: Scene, asks: Viewer) => Promise<MemberViewer>) {
  const shared = await set()
  return eachAsker(async (asker) => {
    const { scene, form } = expected[asker] === 'done' ? await set() : shared
    const asks = await askerIn(scene, asker)
    const given = upon ? await formOf(act, { ...scene, person: await upon(scene, asks) }) : { ...form, key: unique('key-of-act') }
    const outcome = await outcomeOf(doAct(act, asks, given))
    const entries = await db().moderationEntry.count({ where: { key: given.key } })
    expect(entries, `${act.name} by ${asker}`).toBe(expected[asker] === 'done' ? 1 : 0)
    return outcome
  })

  async function set(): Promise<Set> {
    const scene = await aScene(place)
    return { scene, form: await formOf(act, scene) }
  }
}

async function askAllToUndo(act: AnyAct, expected: Record<string, Outcome>, place: Place = 'everyone') {
  const shared = await done()
  return eachAsker(async (asker) => {
    const { scene, id } = expected[asker] === 'done' ? await done() : shared
    const asks = await askerIn(scene, asker)
    const outcome = await outcomeOf(undo(asks, id))
    const undone = await db().moderationEntry.count({ where: { undoesId: id } })
    expect(undone, `${act.name} undone by ${asker}`).toBe(expected[asker] === 'done' ? 1 : 0)
    return outcome
  })

  async function done() {
    const scene = await aScene(place)
    return { scene, ...(await doAct(act, await askerIn(scene, 'admin'), await formOf(act, scene))) }
  }
}

function undo(by: Viewer, id: bigint) {
  return undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
}

function personFor(person: Person) {
  return async ({ board, person: member }: Scene, asks: Viewer): Promise<MemberViewer> => {
    if (person === 'a moderator') return aMember({ moderates: [board.id] })
    return person === 'herself' && asks.kind === 'member' ? asks : member
  }
}

async function eachAsker(ask: (asker: Asker) => Promise<string>): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {}
  for (const asker of ASKERS) outcomes[asker] = await ask(asker)
  return outcomes
}

function doAct(act: AnyAct, viewer: Viewer, form: Record<string, string>): Promise<{ id: bigint }> {
  return perform(act, viewer, act.input.parse(form) as never)
}

async function bring(scene: Scene, state: 'locked' | 'removed' | 'postRemoved', subject: bigint): Promise<void> {
  if (state === 'postRemoved') await db().post.updateMany({ where: { id: subject }, data: { removedAt: now(), heldAt: null, heldFor: null } })
  else await db().thread.update({ where: { id: scene.thread.id }, data: state === 'locked' ? { lockedAt: now() } : { removedAt: now() } })
}
