import type { CorpusShape } from '@/bench/corpus/schedule'
import { type Command, type ExitCode, type Values, WrongUsage } from './command'
import { memorySentence, showProgress } from './progress'

const DEFAULTS = { boards: '8', members: '50', seed: '1' }
const POSTS = 200_000
const POSTS_OF_A_THREAD = 50
const FEWEST = 20
/** The long thread holds a twentieth of the posts, and no more than this. */
const LONG = 10_000

export const corpusCommand: Command = {
  summary: 'Fill the board with synthetic threads, for measuring.',
  usage: `[--posts N] [--threads N] [--long N] [--boards 8] [--members 50] [--seed S]

  --posts N    how many posts in all (200000, or 50 for each thread asked for)
  --threads N  how many threads share them (one for each 50 posts)
  --long N     posts of one long thread besides (a twentieth of all, 10000 at most; none where threads are counted)
  --boards N   how many boards (8)
  --members N  how many members (50)
  --seed S     a number; the same gives the same board, to the last word (1)

Ends with 1 if the board holds another corpus already. One that was loaded cannot be taken out again.`,
  operands: [],
  asOwner: true, // its last step tidies up the tables
  options: {
    posts: { type: 'string' },
    threads: { type: 'string' },
    long: { type: 'string' },
    ...Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, { type: 'string', default: value } as const])),
  },

  async run(_operands, values) {
    const shape = shapeOf(values)
    const { loadCorpus, tidyUp } = await import('@/bench/corpus/load')
    const { EVERYTHING } = await import('@/lib/events/changes')
    const { tell } = await import('@/lib/events/commands')
    const { hashPassword } = await import('@/lib/identity/password')
    const password = process.env.DEMO_PASSWORD
    const progress = showProgress(shape.posts)
    const result = await loadCorpus(shape, { passwordHash: password ? await hashPassword(password) : null, onPosts: progress.at })
    if (result.outcome !== 'loaded') return wasThere(result)
    progress.at(shape.posts)
    await tidyUp()
    await tell(EVERYTHING)
    console.log(`${progress.sentence()} with the tidying up. ${memorySentence()}`)
    return 0
  },
}

function wasThere(result: { outcome: 'there already' } | { outcome: 'other corpus'; shape: CorpusShape }): ExitCode {
  if (result.outcome === 'there already') {
    console.log('This corpus is on the board already.')
    return 0
  }
  const { posts, seed } = result.shape
  console.error(`The board holds another corpus already, of ${number(posts)} posts with the seed ${seed}. Use another database.`)
  return 1
}

/** The corpus that the words of the command line ask for; throws WrongUsage where they ask for none. */
export function shapeOf(values: Values): CorpusShape {
  const counted = wholeIfGiven(values, 'threads', 1)
  const asked = wholeIfGiven(values, 'long', 0) ?? (counted === undefined ? undefined : 0)
  const posts = wholeIfGiven(values, 'posts', 1) ?? (counted === undefined ? POSTS : counted * POSTS_OF_A_THREAD + (asked ?? 0))
  const long = asked ?? Math.min(LONG, Math.floor(posts / 20))
  const threads = counted ?? Math.ceil((posts - long) / POSTS_OF_A_THREAD)
  if (posts < Math.max(FEWEST, long + threads))
    throw new WrongUsage(`--posts must be ${FEWEST} or more, and enough for --long and a post in each of the --threads.`)
  return { posts, long, threads, boards: whole(values, 'boards', 1), members: whole(values, 'members', 1), seed: whole(values, 'seed', 0) }
}

function wholeIfGiven(values: Values, name: string, least: number): number | undefined {
  return values[name] === undefined ? undefined : whole(values, name, least)
}

function whole(values: Values, name: string, least: number): number {
  const words = String(values[name])
  const value = Number(words)
  if (!/^\d{1,9}$/.test(words) || value < least) throw new WrongUsage(`--${name} is a whole number from ${least} on, not "${words}".`)
  return value
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}
