import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/identity/viewer'
import { runAs } from '@/lib/platform/database/work'
import { boardId, entryId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aMember, outcomeOf, unique } from '@/lib/testing/builders'
import { endRuleOf, trust } from '@/lib/testing/host-rules'
import { PLACES } from '@/lib/testing/matrix'
import { aWing, listWingPages, WING_PAGES, type Wing } from '@/lib/testing/wing'
import { setLinkTrust } from './actions/set-link-trust'
import { decideAppeals } from './appeals/appeal-decision'
import { findDecisionPage } from './appeals/appeal-decision-page'
import { findBulkReport } from './bulk/bulk-report'
import { findThreadMenu } from './bulk/bulk-thread'
import { findMoveManyPage } from './bulk/move-many-page'
import { findHeldDesk } from './held/held-desk'
import { findDesk } from './links/link-desk'
import { findLinkRules } from './links/link-rules'
import { findWaitingLinks } from './links/link-waiting'
import { findBlankPage } from './log/blank'
import { findStaffLog } from './log/log-queries'
import { findMemberFile } from './member-queries'
import { perform } from './perform'
import { findActPage, findMemberActPage, findUndoPage } from './queries'
import { declineRequest, findDeclinePage } from './requests/decline-request'
import { undoAct } from './undo'

useDatabase()

const key = () => unique('key-of-form')
const asText = (value: unknown) => JSON.stringify(value, (_name, part) => (typeof part === 'bigint' ? String(part) : part))

test('every page of the wing has its line in the tests of the wing, and there is no line too many', () => {
  expect(Object.keys(WING_PAGES).sort()).toEqual(listWingPages())
})

async function viewersOf({ board, elsewhere }: Wing) {
  const strangers = { member: await aMember(), elsewhere: await aMember({ moderates: [elsewhere.id] }) }
  const keepers = { here: await aMember({ moderates: [board.id] }), everywhere: await aMember({ moderates: 'all' }), admin: await aMember({ admin: true }) }
  return { strangers, keepers }
}

/** The pages that show one thing of a board. */
function shownOf(viewer: Viewer, { board, thread, removed, posts, entries, request }: Wing) {
  return Promise.all([
    ...entries.flatMap(({ id }) => [findUndoPage(viewer, id)]),
    findDecisionPage(viewer, entries[1]?.id ?? 0n),
    findDeclinePage(viewer, request),
    findThreadMenu(viewer, thread.id, {}),
    findThreadMenu(viewer, removed.id, {}),
    findMoveManyPage(viewer, board.slug),
    findWaitingLinks(viewer, { kind: 'thread', of: String(thread.id) }, {}),
    findActPage(viewer, 'lock', 'thread', thread.id),
    ...['move', 'remove', 'restore'].map((word) => findActPage(viewer, word, 'thread', removed.id)),
    ...posts.slice(1).flatMap((id) => ['approve', 'remove', 'restore', 'edit', 'hide'].map((word) => findActPage(viewer, word, 'post', id))),
  ])
}

/** The pages that show what there is on her own boards. */
function gatheredFor(viewer: Viewer, { author, secret, posts }: Wing) {
  const report = { sent: 'a-key-of-nobody', did: 'remove', also: 'warn', posts: posts.map((id) => `${id}.1`).join('-') }
  if (viewer.kind === 'guest') throw new Error('Guests are led to the sign-in.')
  return Promise.all([
    findDesk(viewer),
    findHeldDesk(viewer, report),
    findStaffLog(viewer),
    findMemberFile(viewer, author.name, report),
    findWaitingLinks(viewer, { kind: 'member', of: author.name }, report),
    findWaitingLinks(viewer, { kind: 'host', of: `${secret}.example` }, report).then((pile) => pile && { ...pile, pile: null, title: '', path: '' }),
    findBulkReport(viewer, report),
  ])
}

test.each(PLACES)('nothing on a board of %s is in the wing for those who do not keep it, and everything for those who do', async (place) => {
  const wing = await aWing(place)
  const { strangers, keepers } = await viewersOf(wing)
  for (const stranger of Object.values(strangers)) {
    expect((await shownOf(stranger, wing)).filter((shown) => shown !== null)).toEqual([])
    expect(asText(await gatheredFor(stranger, wing))).not.toContain(wing.secret)
  }
  for (const [name, keeper] of Object.entries(keepers)) {
    expect(
      (await shownOf(keeper, wing)).filter((shown) => shown === null),
      name,
    ).toEqual([])
    for (const page of (await gatheredFor(keeper, wing)).slice(0, 3)) expect(asText(page), name).toContain(wing.secret)
  }
})

test('sixteen moderators who open the file of a member and the page of a thread at once all get them', async () => {
  const { author, secret, thread } = await aWing('everyone')
  const moderators = await Promise.all(Array.from({ length: 16 }, () => aMember({ moderates: 'all' })))
  const pages = moderators.flatMap((moderator) => [
    runAs('page', () => findMemberFile(moderator, author.name, {})),
    runAs('page', () => findThreadMenu(moderator, thread.id, {})),
  ])
  for (const page of await Promise.all(pages)) expect(asText(page)).toContain(secret)
})

test('acts upon people are there for moderators of all boards, and those upon the house for admins', async () => {
  const wing = await aWing('everyone')
  const { strangers, keepers } = await viewersOf(wing)
  const seen = async (viewer: Viewer) => ({
    person: (await findUndoPage(viewer, wing.warned.id)) !== null && (await findMemberActPage(viewer, 'revoke', wing.person.name)) !== null,
    house: (await findUndoPage(viewer, wing.placed.id)) !== null || (await findBlankPage(viewer, wing.warned.id)) !== null,
  })
  for (const viewer of [...Object.values(strangers), keepers.here]) expect(await seen(viewer)).toEqual({ person: false, house: false })
  expect(await seen(keepers.everywhere)).toEqual({ person: true, house: false })
  expect(await seen(keepers.admin)).toEqual({ person: true, house: true })
})

test.each(PLACES)('on a board of %s a form is answered in the words of its page: what is not there is missing', async (place) => {
  const wing = await aWing(place)
  const { strangers } = await viewersOf(wing)
  const entry = (id = 2n ** 62n) => entryId.parse(String(id))
  for (const by of Object.values(strangers)) {
    const answers = [
      ...[...wing.entries, wing.warned, wing.placed].map(({ id }) => undoAct(by, { entry: entry(id), key: key(), reason: 'mistake', words: '' })),
      undoAct(by, { entry: entry(), key: key(), reason: 'mistake', words: '' }),
      decideAppeals(by, { entry: entry(wing.entries[1]?.id), key: key(), decision: 'decline', words: 'It stays as it was decided.', upTo: 1n }),
      declineRequest(by, { request: wing.request as never, words: 'Not this time.' }),
    ]
    expect(await Promise.all(answers.map(outcomeOf))).toEqual(answers.map(() => 'not_found'))
  }
})

test('a board that a moderator does not keep is, for the rules about links, like one that is missing', async () => {
  const [wing, open] = [await aWing('staff'), await aWing('everyone')]
  const { strangers, keepers } = await viewersOf(wing)
  const missing = { id: 2n ** 62n }
  for (const board of [wing.board, open.board, missing]) {
    expect(await outcomeOf(trust(strangers.elsewhere, { host: 'example.org', board })), String(board.id)).toBe('not_found')
    const set = { subject: boardId.parse(String(board.id)), links: 'everyone' as const, key: key(), reason: 'spam', words: '' }
    expect(await outcomeOf(perform(setLinkTrust, strangers.elsewhere, set)), String(board.id)).toBe('not_found')
    for (const word of ['refuse', 'trust']) expect(await findActPage(strangers.elsewhere, word, 'links', board.id)).toBeNull()
  }
  await trust(keepers.here, { host: 'example.org', board: wing.board })
  const { rules = [] } = (await findLinkRules(keepers.here)) ?? {}
  for (const [board, rule] of [
    [wing.board, rules[0]?.id ?? 0n],
    [missing, 999999999999999999n],
  ] as const)
    expect(await outcomeOf(endRuleOf(strangers.elsewhere, { board, rule }))).toBe('not_found')
})
