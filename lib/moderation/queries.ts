import { visibleBoards } from '@/lib/boards/policy'
import { findNamedBoards } from '@/lib/boards/queries'
import { isStaff } from '@/lib/identity/policy'
import { type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryLine } from '@/lib/threads/entry-line'
import { visibleThreads } from '@/lib/threads/policy'
import type { Prisma } from '@/prisma/generated/client'
import { moderationActions } from './actions'
import type { ModerationAction } from './define-action'
import { UNDO_REASONS } from './schema'
import { canUndo, findEntry } from './undo'

/** The page of one act upon one thread or post; null where the viewer is not of the staff, or may not see it. */
export async function findActPage(viewer: Viewer, word: string, kind: 'thread' | 'post', subject: bigint) {
  const action: ModerationAction | undefined = moderationActions.find((candidate) => candidate.word === word && candidate.subject === kind)
  if (!action || !isStaff(viewer)) return null
  const shown = await action.preview(db(), viewer, subject)
  if (!shown) return null
  const { facts, ...rest } = shown
  const { thread, post } = facts
  return {
    ...rest,
    word,
    kind,
    subject,
    label: action.label,
    reasons: action.reasons,
    thread: { id: thread.id, slug: thread.slug, title: thread.title },
    postNumber: post?.number,
  }
}

/** The page that undoes one entry; null where the viewer is not of the staff, or may not see its thread. */
export async function findUndoPage(viewer: Viewer, id: bigint) {
  const entry = isStaff(viewer) ? await findEntry(db(), id) : null
  const thread =
    entry &&
    (await db().thread.findFirst({
      where: { id: entry.threadId, ...visibleThreads(sightOf(viewer)) },
      select: { id: true, slug: true, title: true, boardId: true },
    }))
  if (!entry || !thread) return null
  const { boardId, ...head } = thread
  const boards = await findNamedBoards(sightOf(viewer), [entry.says])
  const { name, undoneBy, ...row } = entry
  return {
    line: entryLine({ ...row, by: name.name, undone: undoneBy !== null }, boards),
    verdict: canUndo(viewer, entry, boardId, now()),
    reasons: UNDO_REASONS,
    thread: head,
  }
}

/** What moderators did in one thread, newest first; null where the thread is missing or hidden. */
export async function findThreadLog(sight: Sight, threadId: bigint) {
  const thread = await db().thread.findFirst({
    where: { id: threadId, ...visibleThreads(sight) },
    select: { id: true, slug: true, title: true, board: { select: { slug: true, name: true, unindexedAt: true } } },
  })
  if (!thread) return null
  return { thread, entries: await listEntries(sight, { threadId }, THREAD_LOG_SIZE) }
}

/** The public log: one page of what moderators did on the boards that whoever asks may read, newest first. */
export async function findLog(sight: Sight, before?: bigint) {
  const entries = await listEntries(
    sight,
    { ...(before ? { id: { lt: before } } : {}), board: visibleBoards(sight), thread: visibleThreads(sight) },
    LOG_SIZE + 1,
  )
  return { entries: entries.slice(0, LOG_SIZE), next: entries.length > LOG_SIZE ? entries[LOG_SIZE - 1]?.id : undefined }
}

const LOG_SIZE = 50
const THREAD_LOG_SIZE = 1000

async function listEntries(sight: Sight, where: Prisma.ModerationEntryWhereInput, take: number) {
  const rows = await db().moderationEntry.findMany({
    where,
    orderBy: { id: 'desc' },
    take,
    include: {
      name: { select: { name: true } },
      undoneBy: { select: { id: true } },
      post: { select: { number: true } },
      thread: { select: { id: true, slug: true, title: true } },
    },
  })
  const boards = await findNamedBoards(
    sight,
    rows.map(({ says }) => says),
  )
  return rows.map(({ name, undoneBy, post, thread, ...row }) => ({
    ...entryLine({ ...row, by: name.name, undone: undoneBy !== null }, boards),
    postNumber: post?.number,
    thread,
  }))
}
