import { keepBoard } from '@/lib/boards/holding'
import { canRead, takesWords } from '@/lib/boards/policy'
import { record } from '@/lib/events/commands'
import { canModerate } from '@/lib/identity/policy'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { judgeLinks } from '@/lib/posts/judge-links'
import { maskForReaders } from '@/lib/posts/mask-quotes'
import { addPost } from '@/lib/posts/write-post'
import { type Lock, lockHolding, takesReplies } from '@/lib/threads/policy'
import { defineAction } from '../define-action'
import { keep, kept } from '../kept-date'
import { HOW, stateRuled } from '../links/state-ruled'
import { loadThread } from '../load-thread'
import { moveConsequences, undoMoveConsequences } from '../move/move-consequences'
import { moveForm, readersOf } from '../move/move-form'
import { ensureReaders, narrowed, opensNewPosts, sightChange } from '../move/move-readers'
import { moveDetail, moveInput, SIGNPOST_DAYS } from '../move/move-schema'
import { putUpSignpost, restoreSignpost, takeDownSignpost } from '../move/move-signposts'
import { tellMoved, wasWritten, writeToStarter } from '../move/move-telling'
import { underRule } from '../rules'
import { notThere } from '../thread-address'
import { settleWatches } from '../whom-threads-concern'

/** To another board, losing nothing: the address stays, a notice tells, a signpost points, everyone concerned is notified, and it can be undone. */
export const moveThread = defineAction({
  name: 'thread.move',
  word: 'move',
  subject: 'thread',
  label: 'Move this thread',
  takes: { noun: 'the move of this thread', holds: ({ thread }, { to }) => to === undefined || thread?.boardId === to, stays: true },
  takesBack: { noun: 'the move of this thread', holds: ({ thread }, { from }) => from === undefined || thread?.boardId === from, stays: true },
  lifts: ['thread.move'],
  reasons: {
    belongs: 'It belongs to that board’s subject.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: moveInput,
  detail: moveDetail,

  load: (tx: Tx, id: bigint) => loadThread(tx, id, { removed: true }),

  seen({ thread }, { from, to }) {
    if (thread.board.id === from) return 'yes'
    return thread.board.slug === to ? 'already_there' : 'changed_since'
  },

  allow({ thread }) {
    return thread.mergedIntoId ? 'leads_elsewhere' : 'yes'
  },

  form: (tx, viewer, { thread }) => moveForm(tx, viewer, thread),
  consequences: (tx, facts) => moveConsequences(tx, facts),

  counted: 'Threads moved to fewer readers',
  restricts({ thread }, _given, { rule }) {
    return rule === null ? null : { what: narrowed(thread, 'moved'), scope: 'thread', until: null, rule }
  },

  async apply(tx, { thread }, given, moderator) {
    const { from, to, say } = given
    const destination = await findDestination(tx, moderator, to)
    if (destination.id === from) throw new Refusal('already_there')
    ensure(all(canModerate(moderator, destination.id), takesWords(destination), canSilence(moderator, given)))
    const change = sightChange(thread.board, destination)
    ensureReaders(moderator, change, given)
    if (say) ensure(takesReplies({ ...thread, lockedAt: lockHolding(thread, now()), board: destination })) // a word of HQ is a post like any other
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, boardId: from },
      data: { boardId: destination.id, pinnedAt: null, pinnedUntil: null },
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
    return {
      from: String(from),
      to: String(destination.id),
      pinnedAt: keep(thread.pinnedAt),
      pinnedUntil: keep(thread.pinnedUntil),
      signpost: await takeDownSignpost(tx, thread.id, destination.id),
      rule: change.loses ? (given.rule ?? '') : null,
      silent: given.silent === 'yes',
      quiet: await isQuiet(tx, thread),
      many: given.many,
    }
  },

  async follow(tx, entry, { thread }, { from, signpost, say }, moderator, detail) {
    await settleBoards(tx, thread.id, moderator.id, detail)
    const days = SIGNPOST_DAYS[signpost]
    if (days !== 0) await putUpSignpost(tx, { boardId: from, threadId: thread.id, entryId: entry.id, activityAt: thread.activityAt, days })
    if (!detail.silent && !detail.quiet) await tellMoved(tx, { ...detail, entryId: entry.id, threadId: thread.id, actorId: moderator.id })
    if (say)
      await addPost(tx, {
        threadId: thread.id,
        author: { nameId: moderator.nameId, memberId: moderator.id, joinedAt: moderator.joinedAt },
        voice: 'hq',
        body: say,
      })
  },

  says({ from, to, rule, silent }) {
    return `{by} moved this thread${silent ? ' silently' : ''} from {board:${from}} to {board:${to}}${underRule(rule)}`
  },

  tellsItself: true,

  async allowUndo(tx, moderator, { from, to }, entry) {
    const back = sightChange(await findBoard(tx, to), await findBoard(tx, from))
    const opens = await opensNewPosts(tx, entry, back, moderator)
    return all(canModerate(moderator, BigInt(from)), canModerate(moderator, BigInt(to)), opens ? 'more_readers' : 'yes')
  },

  rivals: ['thread.move'], // moves are taken back in the order in which they were made

  undoConsequences: async (_tx, _entry, detail) => undoMoveConsequences(detail),

  async undo(tx, entry, detail, moderator) {
    const { from, to, pinnedAt, pinnedUntil, signpost } = detail
    const over = pinnedUntil !== null && new Date(pinnedUntil) <= now() // such a pin would have ended meanwhile
    const { count } = await tx.thread.updateMany({
      where: { id: entry.about, boardId: BigInt(to) },
      data: { boardId: BigInt(from), ...(!over && { pinnedAt: kept(pinnedAt), pinnedUntil: kept(pinnedUntil) }) },
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await settleBoards(tx, entry.about, moderator.id, detail)
    await takeDownSignpost(tx, entry.about, BigInt(from))
    if (signpost) await restoreSignpost(tx, entry.about, BigInt(to), signpost)
  },

  async undoTakes(tx, subject, { from, to }) {
    const [here, back] = [await findBoard(tx, to), await findBoard(tx, from)]
    const change = sightChange(here, back)
    if (!change.loses && !change.gains) return null
    const thread = found(await loadThread(tx, subject, { removed: true })).thread
    const sentence = await readersOf(tx, subject, { ...back, ...change })
    return { sentence, restriction: change.loses ? { what: narrowed(thread, 'moved back'), scope: 'thread' } : null }
  },

  async followUndo(tx, undo, { from, to, many, silent, quiet }) {
    const { undoesId, moderatorId: actorId } = await tx.moderationEntry.findUniqueOrThrow({ where: { id: undo.id } })
    if (silent || quiet || !undoesId || !actorId) return
    const back = { entryId: undo.id, threadId: undo.about, actorId, from: to, to: from }
    // Those who were told of it alone are told by the undo of any act; of many at once they were told in one line that stays.
    if (many) await tellMoved(tx, back)
    else if (await wasWritten(tx, undoesId)) await writeToStarter(tx, back)
  },

  unsays({ from, to }) {
    return `{by} moved this thread back from {board:${to}} to {board:${from}}`
  },
})

/** Only an admin may move a thread without anybody being told. */
function canSilence(moderator: MemberViewer, { silent }: { silent?: 'yes' }): Verdict {
  return silent && !moderator.isAdmin ? 'not_allowed' : 'yes'
}

/**
 * What follows a thread to its board: whose watches go on, how its links stand there, and the event as it concerns each board, where the thread is now
 * and those whose signposts point at it. Feeds, once there are any, are made of these events: the old board’s says nothing.
 */
async function settleBoards(tx: Tx, threadId: bigint, actorId: bigint, { from, to }: { from: string; to: string }): Promise<void> {
  await settleWatches(tx, 'thread', threadId)
  await stateRuled(tx, await judgeLinks(tx, threadId), HOW.moved)
  const { boardId, signposts } = await tx.thread.findUniqueOrThrow({
    where: { id: threadId },
    select: { boardId: true, signposts: { select: { boardId: true } } },
  })
  const { loses, gains } = sightChange(await findBoard(tx, from), await findBoard(tx, to))
  if (loses || gains) {
    await maskForReaders(tx, threadId)
    await record(tx, { kind: 'thread.readers', actorId, boardId, threadId }) // drops every kept page
  }
  for (const touched of [boardId, ...signposts.map((signpost) => signpost.boardId)])
    await record(tx, { kind: 'thread.moved', actorId, boardId: touched, threadId })
}

type Thread = Lock & { id: bigint; removedAt: Date | null }

/** A thread that is locked, removed or withdrawn moves without anybody being told. */
async function isQuiet(tx: Tx, thread: Thread): Promise<boolean> {
  if (lockHolding(thread, now()) || thread.removedAt) return true
  return (await tx.post.count({ where: { threadId: thread.id, number: 1, withdrawnAt: { not: null } } })) > 0
}

async function findDestination(tx: Tx, moderator: MemberViewer, slug: string) {
  const { id } = (await tx.board.findUnique({ where: { slug }, select: { id: true } })) ?? { id: 0n }
  await keepBoard(tx, id)
  const board = await tx.board.findUnique({ where: { id }, select: { id: true, readableBy: true, repliableBy: true, lengthCap: true, archivedAt: true } })
  if (!board || !canRead(sightOf(moderator), board)) throw notThere('no_such_board', 'to')
  return board
}

async function findBoard(tx: Tx, id: string) {
  return found(await tx.board.findUnique({ where: { id: BigInt(id) }, select: { id: true, name: true, readableBy: true } }))
}
