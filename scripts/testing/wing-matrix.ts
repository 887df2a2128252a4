// Walks every page of the moderators’ and the admins’ wing of a running board as everybody, over the wire, and prints
// what is there for somebody for whom it should not be, as JSON: `{ asked, deviations }`. Needs BASE_URL and DATABASE_URL.
import { openSession } from '@/lib/identity/commands'
import { closeDatabase } from '@/lib/platform/db'
import { askerIn } from '@/lib/testing/act-stages'
import { aBoard } from '@/lib/testing/builders'
import { ASKERS, type Asker, PLACES } from '@/lib/testing/matrix'
import { aWing, listWingPages, type SeenBy, WING_PAGES, type Wing, type WingAddress } from '@/lib/testing/wing'
import { Reader } from './reader.mjs'
import { several } from './several'

const ORIGIN = process.env.BASE_URL ?? ''
/** Pages of the wing ask many statements each, and the other matrix is asked beside them: more would wait for a connection in vain. */
const AT_ONCE = 1
const SEEN: Record<SeenBy, readonly Asker[]> = {
  staff: ['elsewhere', 'here', 'everywhere', 'admin'],
  keepers: ['here', 'everywhere', 'admin'],
  everywhere: ['everywhere', 'admin'],
  admins: ['admin'],
}

/** Who keeps nothing here. */
const STRANGERS: readonly Asker[] = ['newcomer', 'member', 'elsewhere']

const deviations: string[] = []
let asked = 0

void walk()

async function walk(): Promise<void> {
  for (const place of PLACES) await walkThrough(await aWing(place))
  await closeDatabase()
  console.log(JSON.stringify({ asked, deviations }))
}

async function walkThrough(wing: Wing): Promise<void> {
  const cookies = await cookiesFor(wing)
  for (const page of listWingPages()) {
    if (!WING_PAGES[page]) note(`${page} has no line in lib/testing/wing.ts`)
  }
  const addresses = listWingPages().flatMap((page) => WING_PAGES[page]?.(wing) ?? [])
  await several(addresses, AT_ONCE, (address) => visit(wing, address, cookies))
}

async function cookiesFor(wing: Wing): Promise<Record<Asker, string>> {
  const cookies = {} as Record<Asker, string>
  const target = await aBoard() // one of no account
  for (const asker of ASKERS) {
    const viewer = asker === 'suspended' ? null : await askerIn({ board: wing.board, target }, asker)
    cookies[asker] = viewer?.kind === 'member' ? `session=${(await openSession(viewer.id)).token}` : ''
  }
  return { ...cookies, suspended: 'session=of-a-session-that-has-ended' }
}

async function visit(wing: Wing, address: WingAddress, cookies: Record<Asker, string>): Promise<void> {
  const cell = `${wing.board.readableBy}: ${address.path}`
  const shown = await get(address.path, cookies.admin)
  const marks = marksIn(shown.text)
  for (const asker of ASKERS) await open(wing, address, { asker, cookie: cookies[asker], shown: shown.status, cell: `${cell} as ${asker}` })
  for (const asker of STRANGERS) await send(address, cookies[asker], marks, `${cell} sent by ${asker}`)
}

type Opening = { asker: Asker; cookie: string; shown: number; cell: string }

async function open(wing: Wing, address: WingAddress, { asker, cookie, shown, cell }: Opening): Promise<void> {
  const answer = await get(address.path, cookie)
  if (SEEN[address.seenBy].includes(asker)) expectSame(cell, answer.status, shown)
  else await expectNothing(address, cookie, answer, cell)
  if (STRANGERS.includes(asker)) expectSame(`${cell}: tells of it`, withoutAsked(answer.text, address.path).includes(wing.secret), false)
}

/** A page may name what its address asked for. */
function withoutAsked(bytes: string, path: string): string {
  const asked = decodeURIComponent(path.split('?')[0]?.split('/').at(-1) ?? '')
  return bytes.replaceAll(path, '').replaceAll(asked, '')
}

type Answer = Awaited<ReturnType<typeof get>>

/** Guests are led to the sign-in, whatever the address; for everybody else there is the page of what is missing, byte for byte. */
async function expectNothing({ path, missing }: WingAddress, cookie: string, answer: Answer, cell: string): Promise<void> {
  const leads = cookie === '' || cookie.includes('has-ended')
  const led = leads && path.startsWith('/mod')
  expectSame(`${cell}: status`, answer.status, led ? 307 : 404)
  if (led) expectSame(`${cell}: way`, new URL(answer.headers.get('location') ?? '/', ORIGIN).pathname, '/sign-in')
  if (!missing || led) return
  const nothing = await getNothing(missing, cookie)
  expectSame(`${cell}: status of nothing`, answer.status, nothing.status)
  expectSame(`${cell}: bytes`, bare(answer.text, path), bare(nothing.text, missing))
}

/** Several addresses have the same of something that is missing: it is opened once for everybody. */
function getNothing(missing: string, cookie: string): Promise<Answer> {
  const key = `${missing} ${cookie}`
  const nothing = nothings.get(key) ?? get(missing, cookie)
  nothings.set(key, nothing)
  return nothing
}

const nothings = new Map<string, Promise<Answer>>()

/** The form of a page, sent by somebody for whom the page is not there: upon this, and upon nothing. */
async function send({ path, missing = '', sends }: WingAddress, cookie: string, marks: Record<string, string> | null, cell: string): Promise<void> {
  if (!sends || !marks) return
  const [here, there] = [await post(path, cookie, { ...marks, ...sends.here }), await post(missing, cookie, { ...marks, ...sends.there })]
  expectSame(`${cell}: status`, here.status, 404)
  expectSame(`${cell}: status of nothing`, there.status, 404)
  expectSame(`${cell}: bytes`, bare(here.text, path), bare(there.text, missing))
}

function expectSame(what: string, is: unknown, should: unknown): void {
  asked += 1
  if (is !== should) note(`${what}: ${String(is).slice(0, 120)} instead of ${String(should).slice(0, 120)}`)
}

function note(deviation: string): void {
  deviations.push(deviation)
}

function get(path: string, cookie: string) {
  return new Reader(ORIGIN, ORIGIN, cookie).get(path)
}

function post(path: string, cookie: string, fields: Record<string, string>) {
  return new Reader(ORIGIN, ORIGIN, cookie).send(path, Object.entries(fields))
}

/** What names the action of the first form of a page. */
function marksIn(page: string): Record<string, string> | null {
  const form = (page.split('<main')[1] ?? '').split('</form>')[0] ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="(\$[^"]+)"(?: value="([^"]*)")?/g)]
  if (hidden.length === 0) return null
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]))
}

/** Without what is random in every answer, and without the address that was asked for. */
function bare(html: string, path: string): string {
  const plain = path.split('?')[0] ?? ''
  return html
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(plain, '')
    .replaceAll(encodeURIComponent(plain), '')
}
