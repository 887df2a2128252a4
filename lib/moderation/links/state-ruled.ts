import { change } from '@/lib/events/commands'
import { tellMany } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
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

/** Writes the statements about posts whose links were found to lead to a refused host. Two nodes may do so at once; each is written once. */
export function stateDue(at: Date): Promise<void> {
  return change(async (tx) => {
    // Raw SQL: Prisma can neither skip locked rows nor ask for groups of them.
    const due = await tx.$queryRaw<(Ruled & { over: boolean })[]>`
      select r."entryId", r."postId", h."endedAt" is not null as over from "RuledPost" r join "LinkHost" h on h.id = r."ruleId"
      where r."statementDueAt" is not null and r."entryId" in (
        select "entryId" from "RuledPost" where "statementDueAt" is not null group by "entryId"
        having max("statementDueAt") <= ${new Date(at.getTime() - QUIET_MS)} or min("statementDueAt") <= ${new Date(at.getTime() - PATIENCE_MS)})
      order by r."entryId", r."postId" for update of r skip locked`
    if (due.length === 0) return
    await stateRuled(
      tx,
      due.filter(({ over }) => !over), // the end of a rule has a notification of its own
      HOW.leads,
    )
    await tx.$executeRaw`
      update "RuledPost" r set "statementDueAt" = null
      from unnest(${due.map(({ entryId }) => entryId)}::bigint[], ${due.map(({ postId }) => postId)}::bigint[]) as stated ("entryId", "postId")
      where r."entryId" = stated."entryId" and r."postId" = stated."postId"`
  })
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
