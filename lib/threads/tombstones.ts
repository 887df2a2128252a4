import { now } from '@/lib/platform/clock'
import { rulePath } from '@/lib/urls'
import { appealableUntil } from './appeal-time'
import { type RuleWords, wordsCited } from './rule-words'

/** What stands in the place of a post that is not shown: whose deed it was or that it waits for HQ, since when, and for a removal the rule and the entry that can be appealed. */
export type Tombstone = { by: 'hq' | 'author' | 'waits'; at: Date; rule: CitedRule | null; entryId: bigint | null; appealed: Appealed }

/** What became of an appeal against a removal: it waits, it was declined, or there was none and there can be none any more. */
type Appealed = 'waits' | 'declined' | 'too_late' | null

type Gone = { withdrawnAt: Date | null; removedAt: Date | null; heldAt: Date | null }
type Done = {
  id: bigint
  action: string
  rule: string | null
  because: string
  createdAt: Date
  undone: boolean
  undoesId: bigint | null
  appealed?: string | null
  appeal?: { made: boolean } | null
}

/** The rule of a removal as it was worded on the day of its entry, and where that wording is read. */
type CitedRule = RuleWords & { href: string }

/** The tombstone of a post, from what was done to it; null while it stands. */
export function tombstoneOf({ withdrawnAt, removedAt, heldAt }: Gone, done: readonly Done[]): Tombstone | null {
  if (heldAt) return { by: 'waits', at: heldAt, rule: null, entryId: null, appealed: null }
  if (removedAt) return { by: 'hq', at: removedAt, ...standingRemoval('post.remove', done) }
  return withdrawnAt && { by: 'author', at: withdrawnAt, rule: null, entryId: null, appealed: null }
}

/** The removal that holds, with its rule; nothing is known of one that was imported. */
export function standingRemoval(action: string, done: readonly Done[]): Pick<Tombstone, 'rule' | 'entryId' | 'appealed'> {
  const removal = done.findLast((entry) => entry.action === action && !entry.undone && entry.undoesId === null)
  return { rule: removal ? citedRule(removal) : null, entryId: removal?.id ?? null, appealed: removal ? appealedOf(removal) : null }
}

function appealedOf({ appealed, appeal, createdAt }: Done): Appealed {
  if (appealed === 'upheld') return 'declined'
  if (appeal?.made) return 'waits'
  return now() > appealableUntil({ createdAt }) ? 'too_late' : null
}

/** The entry keeps what its reason said: the name of the rule, and its sentence of that day. */
function citedRule({ rule, because, createdAt }: Pick<Done, 'rule' | 'because' | 'createdAt'>): CitedRule | null {
  const words = wordsCited(rule, because)
  return words && rule !== null ? { ...words, href: rulePath(rule, createdAt) } : null
}

/** From how many neighbours on posts that were removed, or that wait, are told of in one line. */
const FOLDED_FROM = { hq: 3, waits: 2 }

type FoldedPost = { number: number; tombstone: Tombstone | null; cameFrom: unknown }
type PostItem = { kind: 'post'; post: FoldedPost }
type PostOf<Item> = Extract<Item, { kind: 'post' }> extends { post: infer Post } ? Post : never
type RunItem<Post> = { kind: 'run'; by: keyof typeof FOLDED_FROM; rule: CitedRule | null; posts: Post[] }

/** These items with each run of neighbouring posts that were removed under one rule, or wait, as a single item; whatever stands between them ends a run. */
export function foldRuns<Item extends PostItem | { kind: 'notice' | 'departure' }>(items: readonly Item[]): (Item | RunItem<PostOf<Item>>)[] {
  const folded: (Item | RunItem<PostOf<Item>>)[] = []
  for (let at = 0; at < items.length; ) {
    const posts = runFrom(items, at)
    const by = posts[0]?.tombstone?.by === 'waits' ? 'waits' : 'hq'
    if (posts.length >= FOLDED_FROM[by]) folded.push({ kind: 'run', by, rule: posts[0]?.tombstone?.rule ?? null, posts: posts as PostOf<Item>[] })
    else folded.push(...items.slice(at, at + Math.max(1, posts.length)))
    at += Math.max(1, posts.length)
  }
  return folded
}

/** The posts that were removed under one rule, or wait, and follow each other without a gap, from this item on. */
function runFrom(items: readonly (PostItem | { kind: 'notice' | 'departure' })[], at: number): FoldedPost[] {
  const run: FoldedPost[] = []
  for (let next = at; next < items.length; next += 1) {
    const item = items[next]
    if (item?.kind !== 'post' || !continues(run.at(-1), item.post)) break
    run.push(item.post)
  }
  return run
}

function continues(before: FoldedPost | undefined, { number, tombstone, cameFrom }: FoldedPost): boolean {
  if (!tombstone || tombstone.by === 'author') return false
  const alike = before?.tombstone?.by === tombstone.by && before.tombstone.rule?.name === tombstone.rule?.name
  return !before || (before.number + 1 === number && !cameFrom && alike)
}
