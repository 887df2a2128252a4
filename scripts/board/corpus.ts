import type { CorpusShape } from '@/bench/corpus/schedule'
import { type Command, type ExitCode, type Values, WrongUsage } from './command'
import { memorySentence, showProgress } from './progress'

const DEFAULTS = { 'posts-per-thread': '50', long: '10000', boards: '8', members: '50', seed: '1' }
const POSTS = 200_000

export const corpusCommand: Command = {
  summary: 'Fill the board with synthetic threads, for measuring.',
  usage: `[--posts N | --threads N] [--posts-per-thread 50] [--long 10000] [--boards 8] [--members 50] [--seed S]

  --posts N             how many posts in all (200000)
  --threads N           instead: how many threads besides the long one
  --posts-per-thread N  posts of a thread (50)
  --long N              posts of the one long thread, 0 for none (10000)
  --boards N            how many boards (8)
  --members N           how many members (50)
  --seed S              a number; the same gives the same board, to the last word (1)

Ends with 1 if the board holds another corpus already. One that was loaded cannot be taken out again.`,
  operands: [],
  options: {
    posts: { type: 'string' },
    threads: { type: 'string' },
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

function shapeOf(values: Values): CorpusShape {
  if (values.posts !== undefined && values.threads !== undefined) throw new WrongUsage('Give --posts or --threads, not both.')
  const [long, postsPerThread] = [whole(values, 'long', 0), whole(values, 'posts-per-thread', 1)]
  const posts = values.threads === undefined ? askedPosts(values) : whole(values, 'threads', 1) * postsPerThread + long
  if (posts < Math.max(20, long)) throw new WrongUsage('--posts must be 20 or more, and no fewer than --long.')
  return { posts, long, postsPerThread, boards: whole(values, 'boards', 1), members: whole(values, 'members', 1), seed: whole(values, 'seed', 0) }
}

function askedPosts(values: Values): number {
  return values.posts === undefined ? POSTS : whole(values, 'posts', 1)
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
