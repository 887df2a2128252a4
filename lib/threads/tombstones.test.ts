import { expect, test } from 'vitest'
import { atTime } from '@/lib/platform/clock'
import { RULE_WORDS, ruleWordsOf } from './rule-words'
import { foldRuns, type Tombstone, tombstoneOf } from './tombstones'

const at = new Date('2026-11-22T10:00:00Z')

type Post = { number: number; tombstone: Tombstone | null; cameFrom: unknown }
type Item = { kind: 'post'; post: Post } | { kind: 'notice' }

const gone = (by: Tombstone['by'], rule: Tombstone['rule'] = null): Tombstone => ({ by, at, rule, entryId: null, appealed: null })
const MARKS: Record<string, Tombstone | null> = {
  s: gone('hq', { ...RULE_WORDS.spam, href: '/rules/spam/2026-11-22' }),
  a: gone('hq', { ...RULE_WORDS.attack, href: '/rules/attack/2026-11-22' }),
  '?': gone('hq'),
  w: gone('author'),
  '-': null,
}

/** Posts numbered from `first`, one for each letter: s(pam), a(ttack), ? removed by an unknown rule, w(ithdrawn), - standing, n(otice). */
function items(letters: string, first = 1): Item[] {
  let number = first
  return [...letters].map((letter) =>
    letter === 'n' ? { kind: 'notice' } : { kind: 'post', post: { number: number++, tombstone: MARKS[letter] ?? null, cameFrom: null } },
  )
}

/** The same items in short, runs as "first–last". */
function folded(given: Item[]): string[] {
  return foldRuns(given).map((item) => {
    if (item.kind === 'run') return `${item.posts[0]?.number}–${item.posts.at(-1)?.number}`
    return item.kind === 'post' ? String(item.post.number) : 'n'
  })
}

test('three or more neighbours removed under one rule are one line, two are two', () => {
  expect(folded(items('-sss-'))).toEqual(['1', '2–4', '5'])
  expect(folded(items('-ss-'))).toEqual(['1', '2', '3', '4'])
  expect(folded(items('ssss'))).toEqual(['1–4'])
  expect(folded(items('???'))).toEqual(['1–3'])
  expect(folded([])).toEqual([])
})

test('another rule, a withdrawn or a standing post, a notice and a gap in the numbers end a run', () => {
  expect(folded(items('sssaaa'))).toEqual(['1–3', '4–6'])
  expect(folded(items('sswss'))).toEqual(['1', '2', '3', '4', '5'])
  expect(folded(items('wwww'))).toEqual(['1', '2', '3', '4'])
  expect(folded(items('sssnsss'))).toEqual(['1–3', 'n', '4–6'])
  expect(folded(items('ssns'))).toEqual(['1', '2', 'n', '3'])
  expect(folded([...items('sss'), ...items('sss', 5)])).toEqual(['1–3', '5–7'])
  const came = items('sss', 4).map((item, index) => (item.kind === 'post' && index === 0 ? { ...item, post: { ...item.post, cameFrom: {} } } : item))
  expect(folded([...items('sss'), ...came])).toEqual(['1–3', '4–6'])
})

test('a tombstone names the rule of the removal that holds', () => {
  const done = (id: bigint, rule: string, undone = false) => {
    const because = `${ruleWordsOf(rule)?.name}. As it was said then.`
    return { id, action: 'post.remove', rule, because, createdAt: at, undone, undoesId: null }
  }
  const gone = { removedAt: at, withdrawnAt: null, heldAt: null }
  expect(tombstoneOf(gone, [done(1n, 'attack', true), done(2n, 'spam')])).toEqual({
    by: 'hq',
    at,
    rule: { name: 'Advertising', says: 'As it was said then.', href: '/rules/spam/2026-11-22' },
    entryId: 2n,
    appealed: null,
  })
  expect(tombstoneOf(gone, [])).toEqual({ by: 'hq', at, rule: null, entryId: null, appealed: null })
  expect(tombstoneOf({ removedAt: null, withdrawnAt: at, heldAt: null }, [])).toEqual({ by: 'author', at, rule: null, entryId: null, appealed: null })
  expect(tombstoneOf({ removedAt: null, withdrawnAt: null, heldAt: null }, [done(1n, 'spam', true)])).toBeNull()
})

test('a tombstone says what became of an appeal against the removal', () => {
  const gone = { removedAt: at, withdrawnAt: null, heldAt: null }
  const removal = { id: 1n, action: 'post.remove', rule: 'spam', because: 'Advertising. So it was.', createdAt: at, undone: false, undoesId: null }
  const told = (besides: object, on = at) => atTime(on, async () => tombstoneOf(gone, [{ ...removal, ...besides }])?.appealed)
  return Promise.all([told({}), told({ appeal: { made: true } }), told({ appealed: 'upheld' }), told({}, new Date('2027-06-22T10:00:00Z'))]).then((answers) =>
    expect(answers).toEqual([null, 'waits', 'declined', 'too_late']),
  )
})
