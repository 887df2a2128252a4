// Builders for tests against a real database: each makes one thing, with what the test does not care about filled in.
import { openSession } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import type { MemberViewer } from '@/lib/identity/viewer'
import { loadBoard, stampOf } from '@/lib/moderation/house/load-house'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, threadId } from '@/lib/platform/ids'
import { reply } from '@/lib/posts/commands/reply'
import { startThread } from '@/lib/posts/commands/start-thread'
import { nameKeyOf } from '@/lib/text/names'
import type { Prisma } from '@/prisma/generated/client'

let made = 0

/** A word that no other thing of this run has. */
export function unique(word: string): string {
  made += 1
  return `${word}${process.pid}x${made}`
}

export async function aBoard(given: Partial<Prisma.BoardUncheckedCreateInput> = {}) {
  const section = await db().section.upsert({ where: { name: 'Talk' }, create: { name: 'Talk', position: 0 }, update: {} })
  const slug = unique('board')
  return db().board.create({ data: { slug, name: slug, purpose: 'For tests.', position: made, sectionId: section.id, createdAt: now(), ...given } })
}

type Holds = { moderates?: 'all' | bigint[]; admin?: boolean; joinedAt?: Date; name?: string }

/** A member, as the viewer she is when she asks. Long enough here not to be a newcomer by age. */
export async function aMember({ moderates, admin, joinedAt = new Date('2020-01-01'), name = unique('member') }: Holds = {}): Promise<MemberViewer> {
  const boards = moderates === 'all' ? [null] : (moderates ?? [])
  const member = await db().member.create({
    data: {
      joinedAt,
      names: { create: { name, key: nameKeyOf(name), createdAt: joinedAt } },
      roles: {
        create: [
          ...boards.map((board) => ({ kind: 'moderator' as const, boardId: board, grantedAt: now() })),
          ...(admin ? [{ kind: 'admin' as const, grantedAt: now() }] : []),
        ],
      },
    },
  })
  const viewer = await findViewer((await openSession(member.id)).token, true)
  if (viewer.kind !== 'member') throw new Error('The member that was just made cannot be found.')
  return viewer
}

/** A thread with its opening post, by a new member unless told otherwise. */
export async function aThread(
  board: { id: bigint },
  { by, title = 'A thread of tests', body = 'The opening post.' }: { by?: MemberViewer; title?: string; body?: string } = {},
) {
  const place = await startThread(by ?? (await aMember()), {
    board: boardId.parse(String(board.id)),
    key: unique('key-of-thread'),
    title,
    body,
    voice: 'personal',
  })
  return { ...place.thread, openingId: place.id }
}

export async function aReply(thread: { id: bigint }, { by, body = 'A reply.' }: { by?: MemberViewer; body?: string } = {}) {
  return reply(by ?? (await aMember()), { thread: threadId.parse(String(thread.id)), key: unique('key-of-reply'), body, voice: 'personal' })
}

/** The code of the refusal that this ended in, or "done". */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && typeof failure.code === 'string') return failure.code
    throw failure
  }
}

/** What an admin sees of a board just now. */
export async function stamped(id: bigint): Promise<string> {
  const facts = await loadBoard(db(), id)
  return facts ? stampOf(facts.house.board) : ''
}
