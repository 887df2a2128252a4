// Asks a running board for every act as everybody, over the wire, and prints what does not agree with the matrix as
// JSON: `{ asked, deviations }`. Needs its address in BASE_URL and its database in DATABASE_URL.
import { openSession } from '@/lib/identity/commands'
import { isHouse } from '@/lib/moderation/holding'
import { closeDatabase, db } from '@/lib/platform/db'
import { statusOf } from '@/lib/platform/refusal'
import { type AnyAct, aScene, askerIn, EVERY_ACT, formOf, type Scene } from '@/lib/testing/act-stages'
import { unique } from '@/lib/testing/builders'
import { ASKERS, type Asker, ELSEWISE, type Outcome, PLACES, type Place, UPON_BOARDS, UPON_THE_HOUSE, uponPerson } from '@/lib/testing/matrix'
import { adminPath } from '@/lib/urls'
import { Reader } from './reader.mjs'
import { several } from './several'

const ORIGIN = process.env.BASE_URL ?? ''
const NOWHERE = String(2n ** 62n)
const AT_ONCE = 3

const deviations: string[] = []
let asked = 0

void askEverything()

async function askEverything(): Promise<void> {
  const rows = EVERY_ACT.flatMap((act) => (act.subject === 'member' ? (['everyone'] as const) : PLACES).map((place) => ({ act, place })))
  const house = rows.filter(({ act }) => isHouse(act.subject))
  const others = rows.filter(({ act }) => !isHouse(act.subject))
  // What is done to the house changes what the next act on it finds.
  await Promise.all([several(house, 1, askAll), several(others, AT_ONCE, askAll)])
  await closeDatabase()
  console.log(JSON.stringify({ asked, deviations }))
}

async function askAll({ act, place }: { act: AnyAct; place: Place }): Promise<void> {
  const expected = { ...expectedOf(act, place), ...ELSEWISE[act.name]?.[place] }
  const shared = await aScene(place)
  const form = await formOf(act, shared)
  const marks = await actionMarks(act, form, shared)
  for (const asker of ASKERS) {
    const scene = expected[asker] === 'done' ? await aScene(place) : shared
    const given = scene === shared ? { ...form, key: unique('key-of-act') } : await formOf(act, scene)
    await ask({
      act,
      asker,
      cookie: await cookieOf(scene, asker),
      marks,
      given,
      expected: expected[asker],
      cell: `${act.name} on a board of ${place} by ${asker}`,
    })
  }
}

function expectedOf({ name, subject }: AnyAct, place: Place) {
  if (subject === 'member') return uponPerson(name, 'a member')
  return isHouse(subject) ? UPON_THE_HOUSE : UPON_BOARDS[place]
}

type Asking = { act: AnyAct; asker: Asker; cookie: string; marks: Record<string, string>; given: Record<string, string>; expected: Outcome; cell: string }

/** The page and the form of the act, as this asker meets them; what is hidden from her is answered like what is missing. */
async function ask(asking: Asking): Promise<void> {
  const { act, cookie, given, expected, cell } = asking
  const path = await pathOf(act, given.subject ?? '')
  const page = await get(path, cookie)
  const answer = await send(path, asking)
  expectSame(`${cell}: answer`, answer.status, expected === 'done' ? 303 : statusOf(expected))
  expectSame(`${cell}: entries`, await db().moderationEntry.count({ where: { key: given.key } }), expected === 'done' ? 1 : 0)
  if (expected === 'done') expectSame(`${cell}: page`, page.status, 200)
  else if (isHouse(act.subject))
    expectSame(`${cell}: page`, page.status, 404) // the admins' wing is there for nobody else
  else if (expected === 'signed_out') expectSame(`${cell}: page`, new URL(page.headers.get('location') ?? '/', ORIGIN).pathname, '/sign-in')
  if (expected === 'not_found') await askForNothing(asking, page.text, answer.text)
}

async function askForNothing(asking: Asking, page: string, answer: string): Promise<void> {
  const { act, asker, cell } = asking
  // What is typed into the forms of the house is given back, and differs from scene to scene.
  const key = isHouse(act.subject) ? cell : `${act.name} ${asker}`
  const nothing = nothings.get(key) ?? findNothing(asking)
  nothings.set(key, nothing)
  const { page: noPage, answer: noAnswer } = await nothing
  expectSame(`${cell}: bytes of the page`, bare(page), noPage)
  expectSame(`${cell}: bytes of the answer`, bare(answer), noAnswer)
}

/** What each asker meets at the address of each act upon what does not exist. */
const nothings = new Map<string, Promise<{ page: string; answer: string }>>()

async function findNothing(asking: Asking) {
  const { act, cookie, cell } = asking
  const missing = addressOf(act, act.subject === 'board' ? 'no-board-at-all' : NOWHERE)
  const nothing = await get(missing, cookie)
  const unheard = await send(missing, asking)
  expectSame(`${cell}: page of nothing`, nothing.status, 404)
  expectSame(`${cell}: answer about nothing`, unheard.status, 404)
  return { page: bare(nothing.text), answer: bare(unheard.text) }
}

function expectSame(what: string, is: unknown, should: unknown): void {
  asked += 1
  if (is !== should) deviations.push(`${what}: ${String(is).slice(0, 200)} instead of ${String(should).slice(0, 200)}`)
}

function get(path: string, cookie: string) {
  return new Reader(ORIGIN, ORIGIN, cookie).get(path)
}

function send(path: string, { cookie, marks, given }: Pick<Asking, 'cookie' | 'marks' | 'given'>) {
  return new Reader(ORIGIN, ORIGIN, cookie).send(path, Object.entries({ ...marks, ...given }))
}

/** What names the action in a form that this very server rendered for somebody who may: anybody could have got hold of it. */
async function actionMarks(act: AnyAct, form: Record<string, string>, scene: Scene): Promise<Record<string, string>> {
  const page = await get(await pathOf(act, form.subject ?? ''), await cookieOf(scene, 'admin'))
  const main = page.text.split('<main')[1] ?? ''
  const hidden = [...main.matchAll(/<input type="hidden" name="(\$[^"]+)"(?: value="([^"]*)")?/g)]
  if (hidden.length === 0) deviations.push(`${act.name}: its page shows no form to an admin (${page.status})`)
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]))
}

async function pathOf({ word, subject: kind }: AnyAct, subject: string): Promise<string> {
  if (kind === 'board') return addressOf({ word, subject: kind }, (await db().board.findUniqueOrThrow({ where: { id: BigInt(subject) } })).slug)
  if (kind !== 'member') return addressOf({ word, subject: kind }, subject)
  const { name } = await db().name.findFirstOrThrow({ where: { memberId: BigInt(subject), retiredAt: null } })
  return addressOf({ word, subject: kind }, encodeURIComponent(name))
}

function addressOf({ word, subject: kind }: Pick<AnyAct, 'word' | 'subject'>, of: string): string {
  if (kind === 'site') return adminPath(`${word}s`, 'new')
  return isHouse(kind) ? adminPath(`${kind}s`, of, word) : `/mod/${word}/${kind}/${of}`
}

async function cookieOf(scene: Scene, asker: Asker): Promise<string> {
  if (asker === 'guest') return ''
  const viewer = await askerIn(scene, asker === 'suspended' ? 'here' : asker)
  if (viewer.kind === 'guest') return ''
  const { token } = await openSession(viewer.id)
  // Her session was open before she was suspended.
  if (asker === 'suspended') await db().member.update({ where: { id: viewer.id }, data: { suspendedUntil: new Date('2100-01-01') } })
  return `session=${token}`
}

/** Without what is random in every answer, and without the address that was asked for. */
function bare(html: string): string {
  return html
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(/(?:\/|%2F)(?:mod(?:\/|%2F)[a-z]+(?:\/|%2F)(?:thread|post|member|links)|admin(?:\/|%2F)[a-z]+)(?:\/|%2F)[^"&?]*/g, '')
}
