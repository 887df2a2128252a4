import { z } from 'zod'
import { canRead, sameReaders } from '@/lib/boards/policy'
import { record } from '@/lib/events/commands'
import { canModerate } from '@/lib/identity/policy'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { DAY_MS, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { boardId, threadId } from '@/lib/platform/ids'
import { all, ensure, found, Refusal } from '@/lib/platform/refusal'
import { POST_MAX_LENGTH } from '@/lib/posts/schema'
import { addPost } from '@/lib/posts/write-post'
import { normaliseSource } from '@/lib/text/source'
import { takesReplies } from '@/lib/threads/policy'
import { defineAction } from '../define-action'
import { loadThread } from '../load-thread'
import { moveConsequences } from '../move-consequences'

const SIGNPOST_DAYS = { '0': 0, '7': 7, '30': 30, ever: null } as const

const keptSignpost = z.object({ entryId: z.string(), activityAt: z.string(), endsAt: z.string().nullable() })

/** To another board, losing nothing: the address stays, a notice tells, a signpost points, and it can be undone. */
export const moveThread = defineAction({
  name: 'thread.move',
  word: 'move',
  subject: 'thread',
  label: 'Move this thread',
  reasons: {
    belongs: 'It belongs to that board’s subject.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({
    subject: threadId,
    from: boardId,
    to: z.string('Choose a board.').regex(/^[a-z0-9-]+$/, 'Choose a board.'),
    signpost: z.enum(['0', '7', '30', 'ever'], 'Choose how long the note stays.').default('30'),
    say: z
      .string()
      .transform(normaliseSource)
      .refine((text) => [...text].length <= POST_MAX_LENGTH, `A post has at most ${POST_MAX_LENGTH.toLocaleString('en-GB')} characters.`)
      .default(''),
  }),
  detail: z.object({
    from: z.string(),
    to: z.string(),
    pinnedAt: z.string().nullable(),
    /** The signpost that stood in the destination and went when the thread came. */
    signpost: keptSignpost.nullable(),
  }),

  load: loadThread,

  seen({ thread }, { from, to }) {
    if (thread.board.id === from) return 'yes'
    return thread.board.slug === to ? 'already_there' : 'changed_since'
  },

  allow() {
    return 'yes'
  },

  async form(tx, viewer, { thread }) {
    const boards = await listDestinations(tx, viewer, thread.board.id)
    return {
      kind: 'move',
      from: String(thread.board.id),
      destinations: boards.filter((board) => sameReaders(board, thread.board)).map(({ slug, name, purpose }) => ({ slug, name, purpose })),
      otherReaders: boards.filter((board) => !sameReaders(board, thread.board)).map(({ name }) => name),
    }
  },

  consequences(tx, facts) {
    return moveConsequences(tx, facts)
  },

  async apply(tx, { thread }, { from, to, say }, moderator) {
    const destination = await findDestination(tx, moderator, to)
    if (destination.id === from) throw new Refusal('already_there')
    ensure(all(canModerate(moderator, destination.id), sameReaders(thread.board, destination) ? 'yes' : 'other_readers'))
    if (say) ensure(takesReplies({ ...thread, board: destination })) // a word of HQ is a post like any other
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, boardId: from }, data: { boardId: destination.id, pinnedAt: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    return {
      from: String(from),
      to: String(destination.id),
      pinnedAt: thread.pinnedAt?.toISOString() ?? null,
      signpost: await takeDownSignpost(tx, thread.id, destination.id),
    }
  },

  async follow(tx, entry, { thread }, { from, signpost, say }, moderator) {
    await recordMove(tx, thread.id, moderator.id)
    const days = SIGNPOST_DAYS[signpost]
    if (days !== 0) await putUpSignpost(tx, { boardId: from, threadId: thread.id, entryId: entry.id, activityAt: thread.activityAt, days })
    if (say)
      await addPost(tx, {
        threadId: thread.id,
        author: { nameId: moderator.nameId, memberId: moderator.id, joinedAt: moderator.joinedAt },
        voice: 'hq',
        body: say,
      })
  },

  says({ from, to }) {
    return `{by} moved this thread from {board:${from}} to {board:${to}}`
  },

  async allowUndo(tx, moderator, { from, to }) {
    const source = await findBoard(tx, from)
    const destination = await findBoard(tx, to)
    return all(canModerate(moderator, source.id), canModerate(moderator, destination.id), sameReaders(source, destination) ? 'yes' : 'other_readers')
  },

  async undo(tx, entry, { from, to, pinnedAt, signpost }, moderator) {
    const latest = await tx.moderationEntry.findFirst({
      where: { threadId: entry.about, action: 'thread.move', undoesId: null, undoneBy: null },
      orderBy: { id: 'desc' },
    })
    ensure(latest?.id === entry.id ? 'yes' : 'changed_since') // moves are taken back in the order in which they were made
    const { count } = await tx.thread.updateMany({
      where: { id: entry.about, boardId: BigInt(to) },
      data: { boardId: BigInt(from), pinnedAt: pinnedAt && new Date(pinnedAt) },
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await recordMove(tx, entry.about, moderator.id)
    await takeDownSignpost(tx, entry.about, BigInt(from))
    if (signpost) await restoreSignpost(tx, entry.about, BigInt(to), signpost)
  },

  unsays({ from, to }) {
    return `{by} moved this thread back from {board:${to}} to {board:${from}}`
  },
})

/** The move as it concerns each board: where the thread is now, and those whose signposts point at it. */
async function recordMove(tx: Tx, threadId: bigint, actorId: bigint): Promise<void> {
  const { boardId, signposts } = await tx.thread.findUniqueOrThrow({
    where: { id: threadId },
    select: { boardId: true, signposts: { select: { boardId: true } } },
  })
  for (const touched of [boardId, ...signposts.map((signpost) => signpost.boardId)])
    await record(tx, { kind: 'thread.moved', actorId, boardId: touched, threadId })
}

/** The boards that this moderator keeps, but for the one the thread is on. */
async function listDestinations(tx: Tx, viewer: Viewer, from: bigint) {
  const boards = await tx.board.findMany({
    where: { id: { not: from } },
    orderBy: [{ section: { position: 'asc' } }, { position: 'asc' }],
    select: { id: true, slug: true, name: true, purpose: true, readableBy: true },
  })
  return boards.filter((board) => canModerate(viewer, board.id) === 'yes' && canRead(sightOf(viewer), board))
}

async function findDestination(tx: Tx, moderator: MemberViewer, slug: string) {
  const board = await tx.board.findUnique({ where: { slug }, select: { id: true, readableBy: true, repliableBy: true, lengthCap: true } })
  if (!board || !canRead(sightOf(moderator), board)) throw new Refusal('no_such_board')
  return board
}

async function findBoard(tx: Tx, id: string) {
  return found(await tx.board.findUnique({ where: { id: BigInt(id) }, select: { id: true, readableBy: true } }))
}

type NewSignpost = { boardId: bigint; threadId: bigint; entryId: bigint; activityAt: Date; days: number | null }

async function putUpSignpost(tx: Tx, { days, ...signpost }: NewSignpost): Promise<void> {
  const endsAt = days === null ? null : new Date(now().getTime() + days * DAY_MS)
  await tx.signpost.create({ data: { ...signpost, endsAt } })
}

async function takeDownSignpost(tx: Tx, threadId: bigint, boardId: bigint): Promise<z.infer<typeof keptSignpost> | null> {
  const where = { boardId_threadId: { boardId, threadId } }
  const standing = await tx.signpost.findUnique({ where })
  if (!standing) return null
  await tx.signpost.delete({ where })
  const { entryId, activityAt, endsAt } = standing
  return { entryId: String(entryId), activityAt: activityAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }
}

async function restoreSignpost(tx: Tx, threadId: bigint, boardId: bigint, kept: z.infer<typeof keptSignpost>): Promise<void> {
  const { entryId, activityAt, endsAt } = kept
  await tx.signpost.create({
    data: { boardId, threadId, entryId: BigInt(entryId), activityAt: new Date(activityAt), endsAt: endsAt === null ? null : new Date(endsAt) },
  })
}
