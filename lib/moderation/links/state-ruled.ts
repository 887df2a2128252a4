import { change } from '@/lib/events/commands'
import { tellMany } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import { sql, type Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { found } from '@/lib/platform/refusal'
import type { Ruled } from '@/lib/posts/ruled-posts'
import type { Origin } from '@/prisma/generated/client'
import { keyOfAct, stateReasons } from '../telling'
import { factAbout } from './link-schema'
import { listTouched } from './list-touched'
import { loadLinkRules } from './load-link-rules'

/** Why an act of an earlier day concerns a post from now on, in a sentence to its author; and what found that out, where a machine did. */
export const HOW = {
  moved: { says: 'The posts came to a board where such links are refused. The rule was made before; nobody judged your links anew.' },
  leads: { says: 'It was found out that the links lead there. The rule was made before; nobody judged your links anew.', origin: 'automatic' },
  reworded: { says: 'HQ gave the post the wording that has the links. The rule was made before; nobody judged them anew.' },
  remains: { says: 'What had taken the links away before is over. This rule refuses them too, and keeps them away.' },
} as const satisfies Record<string, How>

type How = { says: string; origin?: Origin }

/**
 * Writes to the authors of posts that acts on hosts have just come to concern: to each a statement that names these posts, and
 * a notification. As many statements of the database as there are such acts, however many posts.
 */
export async function stateRuled(tx: Tx, ruled: readonly Ruled[], how: How): Promise<void> {
  for (const entryId of new Set(ruled.map((row) => row.entryId))) {
    const posts = ruled.filter((row) => row.entryId === entryId).map(({ postId }) => postId)
    await stateOne(tx, entryId, posts, how)
  }
}

/** How long to wait for further posts before the letter, so that one names them all; and how long at most, while more of them come. */
const QUIET_MS = 60_000
const PATIENCE_MS = 15 * 60_000

/**
 * Writes the statements about posts whose links were found to lead to a refused host, those of each act by
 * itself: one that fails keeps no other waiting. Two nodes may do so at once; each is written once.
 */
export async function stateDue(at: Date): Promise<void> {
  const failures: unknown[] = []
  for (const entryId of await listDue(at)) {
    await change((tx) => stateDueOf(tx, entryId)).catch((failure) => {
      logFailure('stating what a rule came to concern', failure, { entry: String(entryId) })
      failures.push(failure)
    })
  }
  if (failures.length > 0) throw failures[0]
}

async function listDue(at: Date): Promise<bigint[]> {
  // Raw SQL: Prisma cannot ask for groups by two bounds of which one is enough.
  const due = await sql<{ entryId: bigint }>(
    `select "entryId" from "RuledPost" where "statementDueAt" is not null group by "entryId"
     having max("statementDueAt") <= $1 or min("statementDueAt") <= $2 order by "entryId"`,
    [new Date(at.getTime() - QUIET_MS), new Date(at.getTime() - PATIENCE_MS)],
  )
  return due.map(({ entryId }) => BigInt(entryId))
}

async function stateDueOf(tx: Tx, entryId: bigint): Promise<void> {
  // Raw SQL: Prisma cannot skip locked rows.
  const due = await tx.$queryRaw<(Ruled & { over: boolean })[]>`
    select r."entryId", r."postId", h."endedAt" is not null as over from "RuledPost" r join "LinkHost" h on h.id = r."ruleId"
    where r."statementDueAt" is not null and r."entryId" = ${entryId} order by r."postId" for update of r skip locked`
  if (due.length === 0) return
  await stateRuled(
    tx,
    due.filter(({ over }) => !over), // the end of a rule has a notification of its own
    HOW.leads,
  )
  await tx.ruledPost.updateMany({ where: { entryId, postId: { in: due.map(({ postId }) => postId) } }, data: { statementDueAt: null } })
}

async function stateOne(tx: Tx, entryId: bigint, posts: readonly bigint[], how: How): Promise<void> {
  const { hostRule, kept, ...entry } = await tx.moderationEntry.findUniqueOrThrow({ where: { id: entryId }, select: REFUSAL })
  const facts = found(await loadLinkRules(tx, entry.boardId ?? 0n))
  const host = hostRule?.pattern ?? ''
  const concerned = await listTouched(tx, entryId, `to ${host} not shown from now on`, posts)
  await stateReasons(tx, {
    entry: { ...entry, since: now() },
    facts,
    given: { reason: entry.rule ?? entry.reason, words: kept?.blankedById ? '' : (kept?.words ?? ''), origin: how.origin ?? entry.origin ?? 'own' },
    restriction: {
      what: `Links to ${host} in posts of yours are not shown any more.`,
      scope: entry.boardId ? 'board' : 'site',
      until: null,
      besides: how.says,
      fact: factAbout(host),
    },
    concerned,
  })
  await tellMany(tx, { members: concerned.map(({ memberId }) => memberId), kind: 'act', key: keyOfAct(entry, facts), entryId })
}

const REFUSAL = {
  id: true,
  action: true,
  boardId: true,
  reason: true,
  rule: true,
  origin: true,
  createdAt: true,
  hostRule: { select: { pattern: true } },
  kept: { select: { words: true, blankedById: true } },
} as const
