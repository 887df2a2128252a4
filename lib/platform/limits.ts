// How often anything may be done. This is the one place that says so: the counting, Retry-After and the table in docs/doors.md follow it.

/** At most so many within so many seconds. */
export type Allowance = { most: number; seconds: number }

/** What an allowance depends on: a guest is counted by network address, everybody else as a member. */
export type Standing = 'guest' | 'newcomer' | 'member' | 'staff'

/** Allowances for each standing, or the same for everybody who shares the key that is counted. */
type Limit = { what: string } & ({ everybody: readonly Allowance[] } | Record<Standing, readonly Allowance[]>)

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const in5Minutes = (most: number) => ({ most, seconds: 5 * MINUTE })
const inAnHour = (most: number) => ({ most, seconds: HOUR })
const inADay = (most: number) => ({ most, seconds: DAY })

/** Days after joining for which a member counts as a newcomer here. */
export const NEWCOMER_DAYS = 7

export const LIMITS = {
  reply: {
    what: 'replies',
    guest: [in5Minutes(30)],
    newcomer: [in5Minutes(12), inADay(80)],
    member: [in5Minutes(20), inADay(400)],
    staff: [in5Minutes(60), inADay(2000)],
  },
  thread: {
    what: 'new threads',
    guest: [inAnHour(15)],
    newcomer: [inAnHour(4), inADay(8)],
    member: [inAnHour(8), inADay(25)],
    staff: [inAnHour(30), inADay(200)],
  },
  edit: {
    what: 'edits and withdrawals',
    guest: [in5Minutes(20)],
    newcomer: [in5Minutes(12), inADay(80)],
    member: [in5Minutes(20), inADay(300)],
    staff: [in5Minutes(60), inADay(2000)],
  },
  quote: { what: 'quotations asked for', guest: [in5Minutes(30)], newcomer: [in5Minutes(30)], member: [in5Minutes(60)], staff: [in5Minutes(120)] },
  preview: { what: 'previews', guest: [in5Minutes(20)], newcomer: [in5Minutes(30)], member: [in5Minutes(40)], staff: [in5Minutes(80)] },
  draft: {
    what: 'drafts saved or thrown away',
    guest: [in5Minutes(30)],
    newcomer: [{ most: 60, seconds: MINUTE }],
    member: [{ most: 60, seconds: MINUTE }],
    staff: [{ most: 60, seconds: MINUTE }],
  },
  search: {
    what: 'searches',
    guest: [{ most: 30, seconds: MINUTE }],
    newcomer: [{ most: 30, seconds: MINUTE }],
    member: [{ most: 30, seconds: MINUTE }],
    staff: [{ most: 60, seconds: MINUTE }],
  },
  appeal: { what: 'appeals', guest: [inAnHour(20)], newcomer: [inAnHour(20)], member: [inAnHour(20)], staff: [inAnHour(20)] },
  request: { what: 'requests to HQ', guest: [inAnHour(20)], newcomer: [inAnHour(10)], member: [inAnHour(20)], staff: [inAnHour(60)] },
  wish: { what: 'wishes for links', guest: [inAnHour(20)], newcomer: [inAnHour(20)], member: [inAnHour(20)], staff: [inAnHour(60)] },
  'guests-wishes': { what: 'wishes for links by all guests together', everybody: [inAnHour(600)] },
  act: {
    what: 'acts of moderators and admins',
    guest: [in5Minutes(60)],
    newcomer: [in5Minutes(60)],
    member: [in5Minutes(60)],
    staff: [in5Minutes(200), inADay(5000)],
  },
  follow: { what: 'links followed before a decision', guest: [inAnHour(30)], newcomer: [inAnHour(30)], member: [inAnHour(30)], staff: [inAnHour(120)] },
  other: { what: 'other forms', guest: [in5Minutes(60)], newcomer: [in5Minutes(60)], member: [in5Minutes(120)], staff: [in5Minutes(240)] },
  form: { what: 'forms of any kind from one address', everybody: [in5Minutes(600)] },
  'sign-in-at-name': { what: 'tries to sign in at one name from one address', everybody: [{ most: 10, seconds: 15 * MINUTE }] },
  'sign-in-from': { what: 'tries to sign in from one address', everybody: [{ most: 50, seconds: 15 * MINUTE }] },
  'sign-in-at-name-from-all': { what: 'tries to sign in at one name from anywhere', everybody: [{ most: 100, seconds: 15 * MINUTE }] },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

/** A limit whose allowance depends on who is counted. */
export type PersonalLimit = { [Name in LimitName]: (typeof LIMITS)[Name] extends { everybody: unknown } ? never : Name }[LimitName]

export function allowancesOf(name: LimitName, standing: Standing): readonly Allowance[] {
  const limit: Limit = LIMITS[name]
  return 'everybody' in limit ? limit.everybody : limit[standing]
}

/** The table of all limits as docs/doors.md shows it, a line for each. */
export function limitLines(): string[] {
  return Object.values(LIMITS).map((limit: Limit) =>
    'everybody' in limit
      ? `| ${limit.what} | ${inWords(limit.everybody)} | | | | |`
      : `| ${limit.what} | | ${[limit.guest, limit.newcomer, limit.member, limit.staff].map(inWords).join(' | ')} |`,
  )
}

function inWords(allowances: readonly Allowance[]): string {
  return allowances.map(({ most, seconds }) => `${most.toLocaleString('en-GB')} in ${SPANS[seconds] ?? `${seconds / MINUTE} minutes`}`).join(', ')
}

const SPANS: Record<number, string> = { [MINUTE]: 'a minute', [HOUR]: 'an hour', [DAY]: 'a day' }
