// Fills an empty database: with the demonstration story where DEMO=1, else with one empty board.
// Every step has a key of its own, so a filling that was cut short is simply run again.

import { openSession } from '@/lib/identity/commands'
import { hashPassword, passwordMatches } from '@/lib/identity/password'
import { findViewer } from '@/lib/identity/queries'
import type { Viewer } from '@/lib/identity/viewer'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { makeLinksClickable } from '@/lib/moderation/actions/make-links-clickable'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { unlockThread } from '@/lib/moderation/actions/unlock-thread'
import { perform } from '@/lib/moderation/perform'
import { undoAct } from '@/lib/moderation/undo'
import { atTime, now } from '@/lib/platform/clock'
import { closeDatabase, db } from '@/lib/platform/db'
import { boardId, entryId, postId, threadId } from '@/lib/platform/ids'
import { reply } from '@/lib/posts/commands/reply'
import { startThread } from '@/lib/posts/commands/start-thread'
import { nameKeyOf } from '@/lib/text/names'
import { allLinks, renderText, TEXT_VERSION } from '@/lib/text/render'
import { storySections } from './story/boards'
import { storyBriefing } from './story/briefing'
import type { StoryAct, StoryPost, StoryThread } from './story/kinds'
import { momentOf } from './story/moments'
import { type StoryName, storyPeople } from './story/people'
import { storyThreads } from './story/threads'

const FILLED = 'board.filled'
const FILLING_SINCE = Date.now()

async function main(): Promise<void> {
  if (await db().event.findFirst({ where: { kind: FILLED } })) return renewPasswords()
  if (process.env.DEMO === '1') await tellTheStory()
  else await makeOneBoard()
  await db().event.create({ data: { kind: FILLED, at: now() } })
}

async function makeOneBoard(): Promise<void> {
  await makeBoards([{ name: 'Talk', boards: [{ slug: 'chat', name: 'Chat', purpose: 'Anything at all, kindly.' }] }])
}

async function tellTheStory(): Promise<void> {
  await makeBoards(storySections)
  await makePeople(process.env.DEMO_PASSWORD)
  await makeBriefing()
  for (const thread of storyThreads) await play(thread)
  // Only now, for the story was told before anything waited.
  for (const { slug, holds } of storySections.flatMap(({ boards }) => boards)) await db().board.update({ where: { slug }, data: { holds } })
  await db().session.deleteMany()
}

async function makeBoards(sections: typeof storySections): Promise<void> {
  let position = 0
  for (const [index, { name, boards }] of sections.entries()) {
    const section = await db().section.upsert({ where: { name }, create: { name, position: index }, update: {} })
    for (const { holds: _, ...board } of boards) {
      position += 1
      await db().board.upsert({ where: { slug: board.slug }, create: { ...board, sectionId: section.id, position, createdAt: now() }, update: {} })
    }
  }
}

async function makePeople(password: string | undefined): Promise<void> {
  const passwordHash = password ? await hashPassword(password) : null
  for (const person of storyPeople) {
    const key = nameKeyOf(person.name)
    if (await db().name.findUnique({ where: { key } })) continue
    const joinedAt = new Date(person.joined)
    await db().member.create({
      data: {
        joinedAt,
        demoAt: now(),
        passwordHash: 'signsIn' in person ? passwordHash : null,
        names: { create: { name: person.name, key, createdAt: joinedAt } },
        roles: 'role' in person ? { create: { kind: person.role, grantedAt: joinedAt } } : undefined,
      },
    })
  }
}

/** The password that is printed at a start is the one that works, also where it has changed since the filling. */
async function renewPasswords(): Promise<void> {
  const password = process.env.DEMO === '1' ? process.env.DEMO_PASSWORD : undefined
  const accounts = { demoAt: { not: null }, passwordHash: { not: null } } as const
  const account = password ? await db().member.findFirst({ where: accounts }) : null
  if (!password || !account || (await passwordMatches(account.passwordHash, password))) return
  await db().member.updateMany({ where: accounts, data: { passwordHash: await hashPassword(password) } })
}

async function makeBriefing(): Promise<void> {
  const { board, slug, title, at, before, after, facts } = storyBriefing
  if (await db().briefing.findUnique({ where: { slug } })) return
  const html = (source: string) => renderText(source, allLinks('clickable')).html
  await db().briefing.create({
    data: {
      slug,
      title,
      before,
      beforeHtml: html(before),
      after,
      afterHtml: html(after),
      textVersion: TEXT_VERSION,
      createdAt: new Date(at),
      board: { connect: { slug: board } },
      facts: { create: facts.map((body, index) => ({ number: index + 1, body, html: html(body) })) },
    },
  })
}

async function play({ key, board, title, steps }: StoryThread): Promise<void> {
  let id = 0n
  let lastEntry = 0n
  for (const [index, step] of steps.entries()) {
    await atTime(momentOf(step.at, FILLING_SINCE), async () => {
      const stepKey = `story-${key}-${index}`
      if ('act' in step) lastEntry = (await act(step, id, lastEntry, stepKey)).id
      else if (id === 0n) id = (await start(step, board, title, stepKey)).thread.id
      else await answer(step, id, stepKey)
    })
  }
}

async function start({ by, says, asHq }: StoryPost, slug: string, title: string, key: string) {
  const board = await db().board.findUniqueOrThrow({ where: { slug } })
  return startThread(await viewerOf(by), { board: boardId.parse(String(board.id)), key, title, body: says, voice: asHq ? 'hq' : 'personal' })
}

async function answer({ by, says, asHq }: StoryPost, thread: bigint, key: string): Promise<void> {
  await reply(await viewerOf(by), { thread: threadId.parse(String(thread)), key, body: says, voice: asHq ? 'hq' : 'personal' })
}

async function act(step: StoryAct, thread: bigint, lastEntry: bigint, key: string): Promise<{ id: bigint }> {
  const olivia = await viewerOf('Olivia')
  const given = { key, reason: step.reason, words: 'words' in step ? (step.words ?? '') : '' }
  const subject = threadId.parse(String(thread))
  if (step.act === 'lock') return perform(lockThread, olivia, { ...given, subject })
  if (step.act === 'unlock') return perform(unlockThread, olivia, { ...given, subject })
  if (step.act === 'undo') return undoAct(olivia, { ...given, entry: entryId.parse(String(lastEntry)) })
  if (step.act === 'move') {
    const from = await db().thread.findUniqueOrThrow({ where: { id: thread }, select: { boardId: true } })
    return perform(moveThread, olivia, {
      ...given,
      subject,
      from: boardId.parse(String(from.boardId)),
      to: step.to,
      signpost: step.signpost,
      say: step.say ?? '',
    })
  }
  const post = await db().post.findUniqueOrThrow({ where: { threadId_number: { threadId: thread, number: step.post } }, include: { links: true } })
  return perform(makeLinksClickable, olivia, {
    ...given,
    subject: postId.parse(String(post.id)),
    revision: post.revision,
    link: post.links.map(({ ordinal }) => ordinal),
  })
}

/** Everyone in the story is looked up once: it is half of the time that the filling takes. */
const viewers = new Map<StoryName, Promise<Viewer>>()

function viewerOf(name: StoryName): Promise<Viewer> {
  const viewer = viewers.get(name) ?? findPerson(name)
  viewers.set(name, viewer)
  return viewer
}

async function findPerson(name: StoryName): Promise<Viewer> {
  const { memberId } = await db().name.findUniqueOrThrow({ where: { key: nameKeyOf(name) } })
  return findViewer((await openSession(memberId)).token, true)
}

main()
  .then(closeDatabase)
  .catch((failure: unknown) => {
    process.stderr.write(`The board could not be filled: ${failure instanceof Error ? failure.message : String(failure)}\n`)
    process.exit(1)
  })
