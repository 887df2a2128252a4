import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/platform/clock'
import { firstLinkState, standingOf, whyNot } from './policy'

const now = new Date('2026-11-20T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)

test.each([
  { joined: 7, posts: 5, removed: null, expected: { lacks: null } },
  { joined: 6, posts: 5, removed: null, expected: { lacks: 'week', until: daysAgo(-1) } },
  { joined: 7, posts: 4, removed: null, expected: { lacks: 'posts' } },
  { joined: 900, posts: 5, removed: 89, expected: { lacks: 'removal', until: daysAgo(-1) } },
  { joined: 900, posts: 4, removed: 89, expected: { lacks: 'removal', until: daysAgo(-1) } },
  { joined: 900, posts: 5, removed: 90, expected: { lacks: null } },
] as const)('a member of $joined days with $posts posts, one removed $removed days ago: what her standing lacks', ({ joined, posts, removed, expected }) => {
  const member = { joinedAt: daysAgo(joined), standingPosts: posts, lastRemovedAt: removed === null ? null : daysAgo(removed) }
  expect(standingOf(member, now)).toEqual(expected)
})

test.each([
  { trust: 'everyone', host: null, standing: false, asHq: false, expected: 'clickable' },
  { trust: 'everyone', host: 'refused', standing: true, asHq: false, expected: 'blocked' },
  { trust: 'trusted', host: null, standing: false, asHq: false, expected: 'plain' },
  { trust: 'trusted', host: null, standing: true, asHq: false, expected: 'clickable' },
  { trust: 'trusted', host: 'trusted', standing: false, asHq: false, expected: 'clickable' },
  { trust: 'trusted', host: 'refused', standing: true, asHq: false, expected: 'blocked' },
  { trust: 'checked', host: null, standing: true, asHq: false, expected: 'plain' },
  { trust: 'checked', host: 'trusted', standing: false, asHq: false, expected: 'clickable' },
  { trust: 'checked', host: null, standing: false, asHq: true, expected: 'clickable' },
  { trust: 'checked', host: 'refused', standing: false, asHq: true, expected: 'clickable' },
] as const)('on a board that trusts “$trust”, host $host, standing $standing, as HQ $asHq: $expected', ({ expected, ...link }) => {
  expect(firstLinkState(link)).toBe(expected)
})

test('why a link is not clickable is said in one word', () => {
  const link = { state: 'plain', decidedAt: null, decidedById: null } as const
  expect(whyNot(link, 'trusted')).toBe('newcomer')
  expect(whyNot(link, 'checked')).toBe('board')
  expect(whyNot({ ...link, removalUntil: now }, 'trusted')).toBe('removal')
  expect(whyNot({ ...link, decidedAt: now }, 'trusted')).toBe('destination')
  expect(whyNot({ ...link, decidedAt: now, decidedById: 1n }, 'checked')).toBe('author')
  expect(whyNot({ ...link, state: 'blocked' }, 'trusted')).toBe('host')
  expect(whyNot({ ...link, state: 'clickable', decidedAt: now, decidedById: 1n }, 'trusted')).toBeNull()
})
