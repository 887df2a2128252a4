import { momentText } from '@/lib/text/moment-text'
import type { Origin, Scope } from '@/prisma/generated/client'
import { ruleOf } from './rules'

/** What a restriction is, for the person it concerns. `what` is a whole sentence ("Your post #3 in “…” was removed."). */
type Statement = {
  what: string
  rule: string
  facts: string
  origin: Origin
  scope: Scope
  until: Date | null
  besides?: string
  wording?: { says: string; readAt: string } | null
  appealAt: string
}

const REACH: Record<Scope, string> = {
  post: 'It concerns this one post, wherever it is shown.',
  thread: 'It concerns this one thread.',
  board: 'It concerns one board.',
  site: 'It concerns the whole site.',
}

const ORIGIN: Record<Origin, string> = {
  own: 'A moderator noticed it; nobody had reported it.',
  report: 'Somebody had reported it.',
  automatic: 'A rule that works by itself found it.',
}

/**
 * The statement of reasons that the person concerned receives: what was decided, how far it reaches and how long, the
 * facts and what brought them up, whether a machine decided, the rule or law and why, and how to appeal.
 * After article 17(3) of the Digital Services Act, point by point.
 */
export function statementOf({ what, rule, facts, origin, scope, until, besides, wording, appealAt }: Statement): string {
  const { says = rule, law = false, fact = '' } = ruleOf(rule) ?? {}
  return [
    what,
    `${REACH[scope]} ${until ? `It ends by itself on ${momentText(until)}.` : 'It has no end date.'}`,
    ...(besides ? [besides] : []),
    `What happened: ${[fact, facts].filter(Boolean).join(' ')}`,
    `${ORIGIN[origin]} No machine took part in the decision${origin === 'automatic' ? ' beyond that' : ''}: a moderator took it.`,
    `${law ? 'The law it rests on' : 'The rule it rests on'}: ${wording ? `${wording.says} ${wording.readAt}` : says}`,
    `If you see it otherwise, you can appeal for six months, free of charge; another moderator will decide: ${appealAt}`,
  ].join('\n\n')
}
