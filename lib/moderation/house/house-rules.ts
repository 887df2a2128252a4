import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { soonest } from '@/lib/platform/moments'
import { HELD_RULES } from '@/lib/posts/held-reason'
import { localMoment } from '@/lib/text/local-moment'
import { ruleWordsOf } from '@/lib/threads/rule-words'

const WORDING = { version: true, name: true, says: true, breaks: true, keeps: true, validFrom: true } as const
const STANDING = { where: { droppedAt: null }, orderBy: { validFrom: 'desc' }, select: WORDING } as const

/** The rules as everyone reads them: each with the wording in force, former ones, and those to come; retired rules apart. */
export async function listHouseRules() {
  const at = now()
  const rows = await db().houseRule.findMany({
    where: { wordings: { some: { droppedAt: null } } },
    orderBy: { number: 'asc' },
    select: { id: true, code: true, number: true, law: true, retiredAt: true, wordings: STANDING },
  })
  const all = rows.map(({ wordings, ...rule }) => {
    const current = wordings.find(({ validFrom }) => validFrom <= at) ?? null
    return {
      ...rule,
      name: nameOf(rule.code, current ?? wordings.at(-1)),
      now: current,
      since: wordings.at(-1)?.validFrom ?? at,
      former: wordings.filter(({ validFrom }) => validFrom <= at).slice(1),
      coming: wordings.filter(({ validFrom }) => validFrom > at).reverse(),
    }
  })
  const rules = all.filter(({ retiredAt }) => !retiredAt || retiredAt > at)
  const held = Object.entries(HELD_RULES).map(([code, { name, rule }]) => ({ code, name, says: rule }))
  const until = soonest(all.flatMap(({ retiredAt, coming }) => [retiredAt, ...coming.map(({ validFrom }) => validFrom)]))
  return { rules, retired: all.filter((rule) => !rules.includes(rule)), held, until }
}

/** What a wording calls its rule. */
export function nameOf(code: string, wording?: { name: string | null } | null): string {
  return wording?.name ?? ruleWordsOf(code)?.name ?? code
}

/** One wording of a rule, with the day on which the next one took its place or the rule was retired; null where there is none. */
export async function findWording(code: string, version: number) {
  const rule = await db().houseRule.findUnique({ where: { code }, select: { code: true, number: true, law: true, retiredAt: true, wordings: STANDING } })
  const at = rule?.wordings.findIndex((wording) => wording.version === version) ?? -1
  const wording = rule?.wordings[at]
  if (!rule || !wording) return null
  const { number, law, retiredAt } = rule
  const until = rule.wordings[at - 1]?.validFrom ?? null
  return { code, number, law, name: nameOf(code, wording), wording, until, untilIsOver: until !== null && until <= now(), retiredAt }
}

/** The version of a rule that was valid on a British day (`2026-11-28`) until today; null where there is no such rule or day. */
export async function findVersionOn(code: string, day: string): Promise<number | null> {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? localMoment(day, '12:00') : null
  if (!at || localMoment(day, '00:00') === null || (localMoment(day, '00:00') ?? at) > now()) return null
  const rule = await db().houseRule.findUnique({ where: { code }, select: { wordings: STANDING } })
  const wordings = rule?.wordings ?? []
  return (wordings.find(({ validFrom }) => validFrom <= at) ?? wordings.at(-1))?.version ?? null // older than all: imported from elsewhere
}
