import { z } from 'zod'
import { namedIn } from '@/lib/boards/sentence'
import { counted } from '@/lib/text/counted'
import { momentText } from '@/lib/text/moment-text'
import type { Origin, Scope } from '@/prisma/generated/client'
import type { EntryFact, Facts } from '../facts'
import { idText } from '../id-text'
import { type Content, defineLetter, filled, type LetterRow, namesApart, type Paragraph } from '../letter'
import { boardMarks, listed, marksOf, postTold, wordsOf } from '../told'

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

const stated = z.object({
  /** A whole sentence with marks: “Your post {post} was removed.” */
  what: z.string(),
  /** In short, where the sentence names many posts. */
  subject: z.string().optional(),
  /** The posts of {posts}, and how many others there are. */
  posts: z.array(idText).default([]),
  others: z.number().int().default(0),
  scope: z.enum(['post', 'thread', 'board', 'site']),
  until: z.iso.datetime().nullable().default(null),
  /** When the act came to concern this member, if later than it was done: the time for an appeal begins then. */
  since: z.iso.datetime().nullable().default(null),
  besides: z.string().optional(),
  /** What happened, where the rule or a ready reason says it; the moderator’s own words are the entry’s. */
  fact: z.string().default(''),
  origin: z.enum(['own', 'report', 'automatic']),
  /** In the wording of its day, with the address at which that stays readable. */
  rule: z.object({ says: z.string(), law: z.boolean(), path: z.string().nullable() }),
})

/** A restriction that is in force again: what was stated of that act is stated anew. */
const again = z.object({ again: idText })

/**
 * The statement of reasons that the person concerned receives: what was decided, how far it reaches and how long, the
 * facts and what brought them up, whether a machine decided, the rule or law and why, and how to appeal.
 * After article 17(3) of the Digital Services Act, point by point.
 */
export const statement = defineLetter({
  data: z.union([again, stated]),
  about: 'moderation',

  needs(data, { entryId }) {
    if ('again' in data) return { statements: [data.again], entries: [data.again] }
    return { entries: entryId ? [entryId] : [], posts: data.posts, boards: namedIn('board', [data.what]) }
  },

  write(data, facts, row) {
    if ('again' in data) return stateAgain(data.again, facts, row)
    const entry = facts.entry(row.entryId)
    const what = whatOf(data, facts, row)
    const { scope, until, since, besides, origin, rule } = data
    return {
      subject: data.subject ? namesApart([data.subject]) : what,
      paragraphs: [
        what,
        [`${REACH[scope]} ${until ? `It ends by itself on ${momentText(new Date(until))}.` : 'It has no end date.'}`],
        ...(besides ? [namesApart([besides])] : []),
        ['What happened: ', ...happened(data.fact, wordsOf(entry, row.sentAt))],
        [`${ORIGIN[origin]} No machine took part in the decision${origin === 'automatic' ? ' beyond that' : ''}: a moderator took it.`],
        [
          rule.law ? 'The law it rests on: ' : 'The rule it rests on: ',
          ...namesApart([rule.says]),
          ...(rule.path ? [' ', { to: rule.path, text: 'Read the rule' }] : []),
        ],
        ...wayToAppeal(entry, since),
      ],
    }
  },
})

function whatOf({ what, posts, others }: z.infer<typeof stated>, facts: Facts, row: LetterRow): Paragraph {
  const named = posts.flatMap((id) => facts.post(id) ?? []).map((post) => postTold(facts, post))
  const items = others > 0 ? [...named, [counted(others, 'other post')]] : named
  const marks = { ...marksOf(facts, facts.entry(row.entryId)), ...boardMarks(facts.named, namedIn('board', [what])), posts: listed(items) }
  return namesApart(filled(what, marks))
}

function wayToAppeal(entry: EntryFact | undefined, since: string | null): Paragraph[] {
  if (!entry) return []
  const act = { id: entry.id, createdAt: entry.createdAt, since: since ? new Date(since) : null }
  return [['If you see it otherwise, you can appeal for six months, free of charge; another moderator will decide: ', { appeal: act, text: 'Appeal' }]]
}

function happened(fact: string, words: Paragraph): Paragraph {
  return [...namesApart([fact]), ...(fact && words.length > 0 ? [' '] : []), ...words]
}

/** With its own time of sending: which words were blanked before or after is judged by that. */
function stateAgain(of: bigint, facts: Facts, { sentAt }: LetterRow): Content | null {
  const first = facts.statement(of)
  const data = stated.safeParse(first?.data).data
  return first && data ? statement.write(data, facts, { ...first, sentAt }) : null
}
