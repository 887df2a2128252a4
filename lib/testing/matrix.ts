import type { RefusalCode } from '@/lib/platform/refusal'

/** Who asks: `here` and `elsewhere` keep one board each, `everywhere` keeps all, and who is suspended kept this one. */
export const ASKERS = ['guest', 'suspended', 'newcomer', 'member', 'elsewhere', 'here', 'everywhere', 'admin'] as const
export type Asker = (typeof ASKERS)[number]

/** On whose board it is: of everyone, of members, or of staff, where it does not exist for others. */
export const PLACES = ['everyone', 'members', 'staff'] as const
export type Place = (typeof PLACES)[number]

/** Upon whom: a member, a moderator of one board, or oneself. */
export const PEOPLE = ['a member', 'a moderator', 'herself'] as const
export type Person = (typeof PEOPLE)[number]

export type Outcome = 'done' | RefusalCode
type Row = Record<Asker, Outcome>

const AWAY: Pick<Row, 'guest' | 'suspended'> = { guest: 'signed_out', suspended: 'signed_out' }
/** In the moderators’ wing nothing is there for those who may do nothing with it, whoever may read its board. */
const NOBODY: Row = {
  ...AWAY,
  newcomer: 'not_found',
  member: 'not_found',
  elsewhere: 'not_found',
  here: 'not_found',
  everywhere: 'not_found',
  admin: 'not_found',
}
const KEEPERS: Row = { ...NOBODY, here: 'done', everywhere: 'done', admin: 'done' }

/** Every act upon a thread, a post or the links of a board, and its undo. */
export const UPON_BOARDS: Record<Place, Row> = { everyone: KEEPERS, members: KEEPERS, staff: KEEPERS }

/** Every act upon a person, and its undo. */
const UPON_PEOPLE: Record<Person, Row> = {
  'a member': { ...NOBODY, everywhere: 'done', admin: 'done' },
  'a moderator': { ...NOBODY, everywhere: 'not_allowed', admin: 'done' },
  herself: { ...NOBODY, everywhere: 'own_matter', admin: 'own_matter' },
}

/** Every act of admins upon the house itself (a board, a section, or what it makes), and its undo. */
export const UPON_THE_HOUSE: Row = { ...NOBODY, admin: 'done' }

/** Acts upon people that only an admin may do. */
const BY_ADMINS: readonly string[] = ['role.grant', 'role.end']

/** What is expected of an act upon somebody. */
export function uponPerson(action: string, person: Person): Row {
  const row = UPON_PEOPLE[person]
  return BY_ADMINS.includes(action) && person !== 'herself' ? { ...row, everywhere: 'not_allowed' } : row
}

/** Upon what is her own the keepers of a board may do what they may do elsewhere, but for what lifts a restriction. */
export const UPON_HER_OWN: Record<string, Outcome> = { 'post.approve': 'own_matter', 'post.restore': 'own_matter', 'thread.restore': 'own_matter' }

/** Whom an act takes something from, and who so may appeal against it; nobody may lift it from herself, where another did it. */
export const CONCERNS: Record<string, 'starter' | 'author' | 'herself' | 'nobody'> = {
  'thread.move': 'starter',
  'thread.title': 'starter',
  'thread.lock': 'starter',
  'thread.unlock': 'nobody',
  'thread.open': 'nobody', // where it opens a lock later than before, the starter
  'thread.close': 'starter',
  'thread.unclose': 'nobody',
  'thread.pin': 'nobody',
  'thread.unpin': 'nobody',
  'thread.calm': 'starter',
  'thread.duplicate': 'starter',
  'thread.unbump': 'starter',
  'thread.split': 'starter',
  'thread.merge': 'starter',
  'thread.remove': 'starter',
  'thread.restore': 'nobody',
  'post.approve': 'nobody',
  'post.links': 'nobody', // its author can have them shown as text again
  'post.edit': 'author',
  'post.hide': 'author',
  'post.remove': 'author',
  'post.restore': 'nobody',
  'member.warn': 'herself',
  'member.suspend': 'herself',
  'member.unsuspend': 'nobody',
  'member.ban': 'herself',
  'member.unban': 'nobody',
  'role.grant': 'nobody',
  'role.end': 'herself',
  'links.refuse': 'author',
  'links.trust': 'nobody',
  'links.end': 'nobody',
  'links.clickable': 'nobody',
  // The house is everybody's: what is changed in it concerns nobody by name.
  'board.create': 'nobody',
  'board.rename': 'nobody',
  'board.settings': 'nobody',
  'board.readers': 'nobody',
  'board.kind': 'nobody',
  'board.place': 'nobody',
  'board.archive': 'nobody',
  'board.unarchive': 'nobody',
  'section.create': 'nobody',
  'section.rename': 'nobody',
  'section.place': 'nobody',
  'rule.add': 'nobody',
  'rule.reword': 'nobody',
  'rule.rename': 'nobody',
  'rule.retire': 'nobody',
}

/** What is not there at all: for whoever is signed in the same answer as for what is hidden from her. */
export const UPON_NOTHING: Row = NOBODY

/** Where an act asks for more in some place than elsewhere. */
export const ELSEWISE: Record<string, Partial<Record<Place, Partial<Row>>>> = {
  'thread.move': { staff: { here: 'more_readers', everywhere: 'more_readers' } }, // what staff wrote is opened by an admin alone
}

/** What its keeper is told where the thread is locked or removed, or where the post was removed before. */
export const IN_STATE: Record<string, { locked: Outcome; removed: Outcome; postRemoved?: Outcome }> = {
  'thread.move': { locked: 'done', removed: 'done' },
  'thread.title': { locked: 'done', removed: 'not_found' },
  'thread.lock': { locked: 'already_done', removed: 'not_found' },
  'thread.unlock': { locked: 'done', removed: 'not_found' },
  'thread.open': { locked: 'done', removed: 'not_found' },
  'thread.close': { locked: 'thread_locked', removed: 'not_found' },
  'thread.unclose': { locked: 'done', removed: 'not_found' },
  'thread.pin': { locked: 'done', removed: 'not_found' },
  'thread.unpin': { locked: 'done', removed: 'not_found' },
  'thread.calm': { locked: 'thread_locked', removed: 'not_found' },
  'thread.duplicate': { locked: 'done', removed: 'not_found' },
  'thread.unbump': { locked: 'done', removed: 'not_found' },
  'thread.split': { locked: 'done', removed: 'not_found' },
  'thread.merge': { locked: 'done', removed: 'not_found' },
  'thread.remove': { locked: 'done', removed: 'already_done' },
  'thread.restore': { locked: 'done', removed: 'done' },
  'post.approve': { locked: 'done', removed: 'not_found', postRemoved: 'already_done' },
  'post.links': { locked: 'done', removed: 'not_found', postRemoved: 'not_found' },
  'post.edit': { locked: 'done', removed: 'not_found', postRemoved: 'post_gone' },
  'post.hide': { locked: 'done', removed: 'not_found', postRemoved: 'done' },
  'post.remove': { locked: 'done', removed: 'not_found', postRemoved: 'already_done' },
  'post.restore': { locked: 'done', removed: 'not_found', postRemoved: 'done' },
}
