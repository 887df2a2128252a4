import { expect, test } from 'vitest'
import { guest, type MemberViewer } from '@/lib/identity/viewer'
import { canEdit, canReadAllWordings, canWithdraw } from './revision-policy'

const POSTED = new Date('2026-11-08T18:00:00.000Z')
const after = (seconds: number) => new Date(POSTED.getTime() + seconds * 1000)

function member(id: bigint, moderates: MemberViewer['moderates'] = []): MemberViewer {
  return { kind: 'member', id, nameId: id, name: `member${id}`, joinedAt: POSTED, unread: 0, isAdmin: false, moderates, staffBoards: [] }
}

const author = member(1n)

function aPost({
  minutes = 15,
  lockedAt = null,
  locksAt = null,
  archivedAt = null,
  ...given
}: {
  minutes?: number
  lockedAt?: Date | null
  locksAt?: Date | null
  archivedAt?: Date | null
  withdrawnAt?: Date
  removedAt?: Date
  voice?: 'hq'
} = {}) {
  return {
    createdAt: POSTED,
    withdrawnAt: null,
    removedAt: null,
    heldAt: null,
    voice: 'personal' as const,
    name: { memberId: author.id },
    thread: { lockedAt, lockedUntil: null, locksAt, board: { id: 7n, editMinutes: minutes, archivedAt } },
    ...given,
  }
}

test.each([
  ['as soon as it is posted', aPost(), 0, 'yes'],
  ['in the last millisecond of the window', aPost(), 899.999, 'yes'],
  ['at the very end of the window', aPost(), 900, 'edit_too_late'],
  ['on a board without editing', aPost({ minutes: 0 }), 0, 'edit_too_late'],
  ['on a board with a year for it', aPost({ minutes: 525_600 }), 86_400 * 300, 'yes'],
  ['in a locked thread', aPost({ lockedAt: POSTED }), 1, 'edit_locked'],
  ['at the moment at which its thread closes', aPost({ locksAt: new Date(POSTED.getTime() + 60_000) }), 60, 'edit_locked'],
  ['a millisecond before its thread closes', aPost({ locksAt: new Date(POSTED.getTime() + 60_000) }), 59.999, 'yes'],
  ['on a board that is archived', aPost({ archivedAt: POSTED }), 1, 'board_archived'],
  ['once it is withdrawn', aPost({ withdrawnAt: POSTED }), 1, 'post_gone'],
  ['once HQ removed it', aPost({ removedAt: POSTED }), 1, 'post_gone'],
] as const)('an author edits her post %s: %s', (_when, post, seconds, verdict) => {
  expect(canEdit(author, post, after(seconds))).toBe(verdict)
})

test('nobody else edits or withdraws it, a moderator neither', () => {
  expect(canEdit(guest, aPost(), POSTED)).toBe('signed_out')
  for (const other of [member(2n), member(2n, 'all')]) {
    expect(canEdit(other, aPost(), POSTED)).toBe('not_allowed')
    expect(canWithdraw(other, aPost())).toBe('not_allowed')
  }
})

test('an author withdraws at any time, in a locked thread too, and once', () => {
  expect(canWithdraw(author, aPost({ minutes: 0, lockedAt: POSTED }))).toBe('yes')
  expect(canWithdraw(author, aPost({ withdrawnAt: POSTED }))).toBe('post_gone')
  expect(canWithdraw(author, aPost({ removedAt: POSTED }))).toBe('post_gone')
})

test('a post that speaks for HQ is its author’s only while she keeps the board', () => {
  const post = aPost({ voice: 'hq' })
  expect([canEdit(author, post, POSTED), canWithdraw(author, post)]).toEqual(['not_allowed', 'not_allowed'])
  expect([canEdit(member(1n, [7n]), post, POSTED), canWithdraw(member(1n, [7n]), post)]).toEqual(['yes', 'yes'])
})

test('every wording is for the author and the moderators of the board', () => {
  expect(canReadAllWordings(author, aPost())).toBe('yes')
  expect(canReadAllWordings(member(2n, [7n]), aPost())).toBe('yes')
  expect(canReadAllWordings(member(2n, [8n]), aPost())).toBe('not_allowed')
  expect(canReadAllWordings(guest, aPost())).toBe('signed_out')
})
