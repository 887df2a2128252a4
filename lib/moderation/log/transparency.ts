import { now } from '@/lib/platform/clock'
import { sql } from '@/lib/platform/db'
import { momentText } from '@/lib/text/moment-text'
import { isDecided } from '@/lib/threads/appeal-time'
import { HELD } from '@/lib/threads/entry-line'
import type { AppealOutcome } from '@/prisma/generated/client'
import { moderationActions } from '../actions'
import { type Category, ruleOf, WAITED } from '../rules'

/** What was taken from people, in the shape in which the Digital Services Act counts it. */
const CATEGORIES: Record<Category, string> = {
  SCOPE_OF_PLATFORM_SERVICE: 'Outside what this place is for',
  SCAMS_AND_FRAUD: 'Advertising, scams and fraud',
  ILLEGAL_OR_HARMFUL_SPEECH: 'Illegal or harmful speech',
  DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: 'Private data',
  PROTECTION_OF_MINORS: 'Protection of children',
  VIOLENCE: 'Violence and threats',
  [WAITED]: 'HQ was to look at it first (none of the Act’s categories)',
}

/** What restricts, in the order of the menu. */
const KINDS: Record<string, string> = {
  ...Object.fromEntries(moderationActions.flatMap(({ name, counted }) => (counted ? [[name, counted]] : []))),
  [HELD]: 'Posts that a rule held by itself until HQ had looked at them',
}

const ORIGINS: Record<string, string> = { own: 'Noticed by a moderator', report: 'Reported by somebody', automatic: 'Found by a rule that works by itself' }

const ENDS: Record<AppealOutcome, string> = {
  granted: 'Appeals granted, and the act reversed',
  declined: 'Appeals declined',
  settled: 'Appeals closed because the act was over or lifted',
}

/** One line of a table: its code for programs, its words for people. */
type Count = { code: string; says: string; count: number }
type Period = {
  code: string
  says: string
  restrictions: number
  categories: Count[]
  kinds: Count[]
  origins: Count[]
  outcomes: Count[]
  appealHours: number | null
  /** How long half of the held posts waited at most. */
  heldHours: number | null
}

/** Twelve months are others a minute later. */
const COUNTED_FOR_MS = 60_000

/** The moderation of this board in numbers: the last twelve months and each year, newest first; and how long decisions took. */
export async function findTransparency() {
  const at = now()
  const since = new Date(at)
  since.setUTCFullYear(since.getUTCFullYear() - 1)
  const [acts, appeals, held] = [await countActs(since), await countAppeals(since), await listHeld(since)]
  const years = [...new Set([...acts, ...appeals, ...held].map(({ year }) => year))].sort((a, b) => b - a)
  const periods = [
    periodOf('last-12-months', 'The last twelve months', acts.filter(isRecent), appeals.filter(isRecent), held.filter(isRecent)),
    ...years.map((year) => periodOf(String(year), String(year), acts.filter(isOf(year)), appeals.filter(isOf(year)), held.filter(isOf(year)))),
  ]
  return { countedAt: momentText(at), periods, waits: await listWaits(), until: new Date(at.getTime() + COUNTED_FOR_MS) }
}

type ActRow = { year: number; recent: boolean; action: string; rule: string | null; origin: string | null; undone: boolean; count: number }
type HeldRow = { year: number; recent: boolean; end: string | null; seconds: number; count: 1 }
type AppealRow = { year: number; recent: boolean; outcome: AppealOutcome | null; seconds: number; count: 1 }

const isRecent = ({ recent }: { recent: boolean }) => recent
const isOf =
  (wanted: number) =>
  ({ year }: { year: number }) =>
    year === wanted

function periodOf(code: string, says: string, acts: ActRow[], appeals: AppealRow[], held: HeldRow[]): Period {
  const restrictions = acts.filter(({ rule }) => rule !== null)
  const lifted = acts.filter(({ rule }) => rule === null)
  return {
    code,
    says,
    restrictions: sum(restrictions),
    categories: counts(CATEGORIES, (category) => sum(restrictions.filter(({ rule }) => ruleOf(rule ?? '')?.category === category))),
    kinds: counts(KINDS, (kind) => sum(restrictions.filter(({ action }) => action === kind))),
    origins: counts(ORIGINS, (wanted) => sum(restrictions.filter(({ origin }) => origin === wanted))),
    outcomes: [
      { code: 'undone', says: 'Restrictions undone since', count: sum(restrictions.filter(({ undone }) => undone)) },
      { code: 'lifted', says: 'Posts, threads and accounts restored by an act of its own', count: sum(lifted) },
      { code: 'appeals', says: 'Appeals received', count: sum(appeals) },
      ...counts(ENDS, (end) => sum(appeals.filter(({ outcome }) => outcome === end))),
      { code: 'approved', says: 'Held posts that HQ then showed to everyone', count: sum(held.filter(({ end }) => end === 'post.approve')) },
      { code: 'refused', says: 'Held posts that HQ then removed', count: sum(held.filter(({ end }) => end === 'post.remove')) },
    ],
    appealHours: medianHours(appeals.filter(isDecided)),
    heldHours: medianHours(held.filter(({ end }) => end !== null)),
  }
}

function counts(names: Record<string, string>, count: (code: string) => number): Count[] {
  return Object.entries(names).map(([code, says]) => ({ code, says, count: count(code) }))
}

/** How long half of what was decided waited at most. */
function medianHours(decided: readonly { seconds: number }[]): number | null {
  const inOrder = decided.map(({ seconds }) => seconds).sort((a, b) => a - b)
  const [lower, upper] = [inOrder[Math.floor((inOrder.length - 1) / 2)], inOrder[Math.floor(inOrder.length / 2)]]
  return lower === undefined || upper === undefined ? null : Math.round((lower + upper) / 2 / 360) / 10
}

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}

const YEAR = `extract(year from e."createdAt" at time zone 'Europe/London')::int as year, e."createdAt" > $1 as recent`

/**
 * Restrictions by what they are, and acts that lift one; what merely undoes an entry is counted with that entry. Before the log
 * knew of rules that hold posts, the letter to the author was all that told of it; all those rules are of one category.
 */
function countActs(since: Date): Promise<ActRow[]> {
  // Raw SQL: Prisma cannot group by a year.
  return sql<ActRow>(
    `select ${YEAR}, e.action, e.rule, e.origin::text as origin, u.id is not null as undone, count(*)::int as count
     from "ModerationEntry" e left join "ModerationEntry" u on u."undoesId" = e.id
     where e."undoesId" is null and (e.rule is not null or e.action in ('post.restore', 'thread.restore', 'member.unsuspend', 'member.unban') and u.id is null)
     group by 1, 2, 3, 4, 5, 6
     union all select ${YEAR}, '${HELD}', 'held-newcomer', 'automatic', false, count(*)::int from "Outbox" e where e.kind = 'held' and e."entryId" is null group by 1, 2`,
    [since],
  )
}

function countAppeals(since: Date): Promise<AppealRow[]> {
  return sql<AppealRow>(
    `select ${YEAR}, e.outcome::text as outcome, extract(epoch from e."endedAt" - e."createdAt")::float8 as seconds, 1 as count from "Appeal" e`,
    [since],
  )
}

/** Posts that a rule held, each with what HQ then did first, and after how long. */
function listHeld(since: Date): Promise<HeldRow[]> {
  return sql<HeldRow>(
    `select ${YEAR}, d.action as end, extract(epoch from d."createdAt" - e."createdAt")::float8 as seconds, 1 as count
     from "ModerationEntry" e left join lateral (select action, "createdAt" from "ModerationEntry" d
       where d."postId" = e."postId" and d.id > e.id and d."undoesId" is null and d.action in ('post.approve', 'post.remove') order by d.id limit 1) d on true
     where e.action = '${HELD}'`,
    [since],
  )
}

type Wait = { board: string; answered: number; hours: number }

/** For each board that everyone reads: how many requests HQ answered, and how long half of them waited at most. */
function listWaits(): Promise<Wait[]> {
  // Raw SQL: Prisma knows no median.
  return sql<Wait>(
    `with waited as (
       select t."boardId", e."createdAt" - r."createdAt" as wait from "Request" r join "Thread" t on t.id = r."threadId" join "ModerationEntry" e on e.id = r."entryId"
       union all
       select t."boardId", e."createdAt" - r."createdAt" from "LinkRequest" r join "Post" p on p.id = r."postId" join "Thread" t on t.id = p."threadId"
         join "ModerationEntry" e on e.id = r."entryId")
     select b.name as board, count(*)::int as answered, round((extract(epoch from percentile_cont(0.5) within group (order by wait)) / 3600)::numeric, 1)::float8 as hours
     from waited join "Board" b on b.id = waited."boardId" where b."readableBy" = 'everyone' group by b.id, b.name order by b.name`,
  )
}

/** The same for programs. */
export async function transparencyJson(): Promise<string> {
  return `${JSON.stringify(await findTransparency(), null, 2)}\n`
}

/** The same as one long table: period, what is counted, as what, how many. */
export async function transparencyCsv(): Promise<string> {
  const { periods, waits } = await findTransparency()
  const rows = [
    ...periods.flatMap(rowsOf),
    ...waits.flatMap(({ board, answered, hours }) => [
      ['all', 'requests-answered', board, answered],
      ['all', 'median-hours', board, hours],
    ]),
  ]
  return [['period', 'measure', 'code', 'count'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function rowsOf({ code: period, restrictions, categories, kinds, origins, outcomes, appealHours, heldHours }: Period): (string | number)[][] {
  const table = { category: categories, kind: kinds, origin: origins, outcome: outcomes }
  const lines = Object.entries(table).flatMap(([measure, list]) => list.map(({ code, count }) => [period, measure, code, count]))
  const waited = Object.entries({ 'appeal-median-hours': appealHours, 'held-median-hours': heldHours })
  const medians = waited.flatMap(([measure, hours]) => (hours === null ? [] : [[period, measure, 'all', hours]]))
  return [[period, 'restrictions', 'all', restrictions], ...lines, ...medians]
}

/** Quoted, and never read as a formula by a spreadsheet. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  return `"${value.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`
}
