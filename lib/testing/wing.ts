// Every page of the moderators’ and the admins’ wing, and what on one board each of them could tell of it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { changeBoardKind } from '@/lib/moderation/actions/change-board-kind'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { removePost } from '@/lib/moderation/actions/remove-post'
import { removeThread } from '@/lib/moderation/actions/remove-thread'
import { warnMember } from '@/lib/moderation/actions/warn-member'
import { appeal } from '@/lib/moderation/appeals/appeals'
import { perform } from '@/lib/moderation/perform'
import { requestInput } from '@/lib/moderation/requests/request-schema'
import { askHq } from '@/lib/moderation/requests/requests'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, memberId, postId, threadId } from '@/lib/platform/ids'
import { holdBack } from '@/lib/posts/holding'
import * as urls from '@/lib/urls'
import { EVERY_ACT } from './act-stages'
import { aBoard, aMember, aReply, aThread, stamped, unique } from './builders'
import type { Place } from './matrix'

/** Who finds something at an address of the wing: all staff, the keepers of the board, moderators of all boards, or admins. */
export type SeenBy = 'staff' | 'keepers' | 'everywhere' | 'admins'
/** An address, the same of something that is missing, and what a form sends there (of this or of that). */
export type WingAddress = { path: string; missing?: string; seenBy: SeenBy; sends?: { here: Record<string, string>; there: Record<string, string> } }

const NOWHERE = String(2n ** 62n)
const NO_JOB = '00000000-0000-4000-8000-000000000000'
const WINGS = ['app/(moderation)/mod', 'app/(administration)/admin']

/** The pages as the folders of the app name them: `/mod/undo/entry/[id]`. */
export function listWingPages(root = process.cwd()): string[] {
  return WINGS.flatMap((wing) =>
    readdirSync(join(root, wing), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?:^|\/)page\.tsx$/.test(file))
      .map((file) => join('/', wing.split('/').at(-1) ?? '', file.replace(/\/?page\.tsx$/, '')).replace(/\/$/, '')),
  ).sort()
}

/** A board on which everything holds one secret word: what stands, what was removed, what waits, what was done, asked and appealed. */
export async function aWing(place: Place) {
  const secret = unique('secret')
  const [board, elsewhere] = [await aBoard({ readableBy: place, startableBy: 'members' }), await aBoard()]
  const admin = await aMember({ admin: true, moderates: 'all' })
  const author = await aMember(place === 'staff' ? { moderates: [board.id] } : {})
  const words = { reason: 'attack', words: secret, key: unique('key-of-act') }
  const act = () => ({ ...words, key: unique('key-of-act') })
  const thread = await aThread(board, { by: author, title: `Of ${secret}`, body: `${secret} https://${secret}.example/1` })
  const removed = await aThread(board, { by: author, title: `Gone ${secret}` })
  const other = await aReply(thread, { by: author, body: secret })
  const waits = await aReply(thread, { by: author, body: secret })
  await db().$transaction((tx) => holdBack(tx, { id: waits.id, threadId: thread.id }, { at: now(), why: 'newcomer' }))
  const entries = [
    await perform(lockThread, admin, { ...act(), reason: 'other', subject: threadId.parse(String(thread.id)) }),
    await perform(removePost, admin, { ...act(), subject: postId.parse(String(other.id)) }),
    await perform(removeThread, admin, { ...act(), subject: threadId.parse(String(removed.id)) }),
  ]
  await askHq(author, requestInput.parse({ thread: String(thread.id), what: 'lock', words: secret }))
  await appeal(author, { entry: entryId.parse(String(entries[1]?.id)), words: secret })
  const person = await aMember()
  const warned = await perform(warnMember, admin, { ...act(), subject: memberId.parse(String(person.id)) })
  const kind = { ...act(), reason: Object.keys(changeBoardKind.reasons)[0], subject: String(board.id), seen: await stamped(board.id), kind: 'campaign' }
  const placed = await perform(changeBoardKind, admin, changeBoardKind.input.parse(kind))
  const { id: request } = await db().request.findFirstOrThrow({ where: { threadId: thread.id } })
  const { id: dead } = await db().queuedJob.create({
    data: { name: 'of-a-wing', state: 'failed', completedOn: now(), output: { message: secret } },
    select: { id: true },
  })
  return { dead, secret, board, elsewhere, author, person, thread, removed, posts: [thread.openingId, other.id, waits.id], entries, warned, placed, request }
}

export type Wing = Awaited<ReturnType<typeof aWing>>
type Pages = Record<string, (wing: Wing) => WingAddress[]>

/** Every page by its folder; a new page has its line here, or the tests of the wing say so. */
export const WING_PAGES: Pages = {
  '/mod': () => [{ path: urls.deskPath, seenBy: 'staff' }],
  '/mod/log': () => [{ path: urls.staffLogPath, seenBy: 'staff' }],
  '/mod/held': (wing) => [{ path: urls.heldPostsPath, seenBy: 'staff' }, reporting(urls.heldPostsPath, wing)],
  '/mod/outbox': () => [{ path: urls.outboxPath, seenBy: 'admins' }],
  '/mod/links': () => [{ path: urls.linkRulesPath, seenBy: 'staff' }],
  '/mod/links/host/[host]': ({ secret }) => [{ path: urls.waitingLinksPath('host', `${secret}.example`), seenBy: 'staff' }],
  '/mod/links/member/[name]': ({ author }) => [
    { path: urls.waitingLinksPath('member', author.name), missing: urls.waitingLinksPath('member', NOWHERE), seenBy: 'staff' },
  ],
  '/mod/links/thread/[id]': ({ thread }) => [
    { path: urls.waitingLinksPath('thread', thread.id), missing: urls.waitingLinksPath('thread', NOWHERE), seenBy: 'keepers' },
  ],
  '/mod/member/[name]': (wing) => [
    { path: urls.modMemberPath(wing.author.name), missing: urls.modMemberPath(NOWHERE), seenBy: 'staff' },
    reporting(urls.modMemberPath(wing.author.name), wing),
  ],
  '/mod/thread/[id]': ({ thread, removed }) =>
    [thread, removed].map(({ id }) => ({ path: urls.modThreadPath(id), missing: urls.modThreadPath(NOWHERE), seenBy: 'keepers' })),
  '/mod/move/board/[board]': ({ board, thread }) => [
    {
      path: urls.moveManyPath(board.slug),
      missing: urls.moveManyPath('no-board-at-all'),
      seenBy: 'keepers',
      sends: of((id) => ({ from: id, thread: String(thread.id), to: 'no-board-at-all', reason: 'belongs', words: '', signpost: '0' }), board.id),
    },
  ],
  '/mod/undo/entry/[id]': ({ entries, warned, placed }) => [
    ...entries.map((entry) => undoing(entry, 'keepers')),
    undoing(warned, 'everywhere'),
    undoing(placed, 'admins'),
  ],
  '/mod/appeal/entry/[id]': ({ entries }) => [
    {
      path: urls.decideAppealPath(entries[1]?.id ?? 0n),
      missing: urls.decideAppealPath(BigInt(NOWHERE)),
      seenBy: 'keepers',
      sends: of((entry) => ({ entry, decision: 'decline', words: 'It stays as it was decided.', upTo: '1' }), entries[1]?.id),
    },
  ],
  '/mod/blank/entry/[id]': ({ entries }) => entries.map(({ id }) => ({ path: urls.blankPath(id), missing: urls.blankPath(BigInt(NOWHERE)), seenBy: 'admins' })),
  '/mod/decline/request/[id]': ({ request }) => [
    {
      path: urls.modPath('decline', 'request', request),
      missing: urls.modPath('decline', 'request', BigInt(NOWHERE)),
      seenBy: 'keepers',
      sends: of((id) => ({ request: id, words: 'Not this time.' }), request),
    },
  ],
  '/mod/[action]/thread/[id]': ({ thread, removed }) => acting('thread', [String(thread.id), String(removed.id)], 'keepers'),
  '/mod/[action]/post/[id]': ({ posts }) => acting('post', posts.map(String), 'keepers'),
  '/mod/[action]/links/[id]': ({ board }) => [...acting('links', [String(board.id)], 'keepers'), ...acting('links', ['0'], 'admins')],
  '/mod/[action]/member/[name]': ({ person }) => acting('member', [encodeURIComponent(person.name)], 'everywhere'),
  '/admin': () => [{ path: urls.adminPath(), seenBy: 'admins' }],
  '/admin/mail': () => [{ path: urls.adminMailPath, seenBy: 'admins' }],
  '/admin/roles': ({ person }) => [{ path: `${urls.adminPath('roles')}?name=${person.name}`, seenBy: 'admins' }],
  '/admin/rules': () => [{ path: urls.adminPath('rules'), seenBy: 'admins' }],
  '/admin/rules/[rule]/[act]': () =>
    wordsOf('rule').map((word) => ({ path: urls.adminPath('rules', 1n, word), missing: urls.adminPath('rules', NOWHERE, word), seenBy: 'admins' })),
  '/admin/rules/new': () => [{ path: urls.adminPath('rules', 'new'), seenBy: 'admins' }],
  '/admin/jobs': () => [{ path: urls.adminPath('jobs'), seenBy: 'admins' }],
  '/admin/jobs/[job]': ({ dead }) => [
    {
      path: urls.adminPath('jobs', dead),
      missing: urls.adminPath('jobs', NO_JOB),
      seenBy: 'admins',
      sends: { here: { job: dead, what: 'again', words: 'It may work now.' }, there: { job: NO_JOB, what: 'again', words: 'It may work now.' } },
    },
  ],
  '/admin/boards/new': () => [{ path: urls.adminPath('boards', 'new'), seenBy: 'admins' }],
  '/admin/sections/new': () => [{ path: urls.adminPath('sections', 'new'), seenBy: 'admins' }],
  '/admin/boards/[board]': ({ board }) => [
    { path: urls.adminPath('boards', board.slug), missing: urls.adminPath('boards', 'no-board-at-all'), seenBy: 'admins' },
  ],
  '/admin/boards/[board]/[act]': ({ board }) =>
    wordsOf('board').map((word) => ({
      path: urls.adminPath('boards', board.slug, word),
      missing: urls.adminPath('boards', 'no-board-at-all', word),
      seenBy: 'admins',
    })),
  '/admin/sections/[section]/[act]': ({ board }) =>
    wordsOf('section').map((word) => ({
      path: urls.adminPath('sections', board.sectionId, word),
      missing: urls.adminPath('sections', NOWHERE, word),
      seenBy: 'admins',
    })),
}

/** A page that says what became of posts which its address names: whoever asks may name any. */
function reporting(path: string, { posts }: Pick<Wing, 'posts'>): WingAddress {
  return { path: `${path}?sent=a-key-of-nobody&did=remove&also=warn&posts=${posts.map((id) => `${id}.1`).join('-')}`, seenBy: 'staff' }
}

function undoing({ id }: { id: bigint }, seenBy: SeenBy): WingAddress {
  const sends = of((entry) => ({ entry, reason: 'mistake', words: '' }), id)
  return { path: urls.undoPath(id), missing: urls.undoPath(BigInt(NOWHERE)), seenBy, sends }
}

function of(fields: (id: string) => Record<string, string>, id: bigint | undefined): WingAddress['sends'] {
  return { here: { ...fields(String(id)), key: unique('key-of-form') }, there: { ...fields(NOWHERE), key: unique('key-of-form') } }
}

function acting(kind: 'thread' | 'post' | 'member' | 'links', subjects: readonly string[], seenBy: SeenBy): WingAddress[] {
  return wordsOf(kind).flatMap((word) => subjects.map((of) => ({ path: `/mod/${word}/${kind}/${of}`, missing: `/mod/${word}/${kind}/${NOWHERE}`, seenBy })))
}

function wordsOf(kind: string): string[] {
  return EVERY_ACT.filter(({ subject }) => subject === kind).map(({ word }) => word)
}
