import { afterEach, expect, test, vi } from 'vitest'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { perform } from '@/lib/moderation/perform'
import { db } from '@/lib/platform/db'
import { boardId, threadId } from '@/lib/platform/ids'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { renderJudgedLinks } from '@/lib/posts/judge-links'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { refuse } from '@/lib/testing/host-rules'
import { questionsInTransactionsOf } from '@/lib/testing/plans'
import { workOff } from '@/lib/testing/work-off'

useDatabase()

afterEach(async () => {
  vi.unstubAllEnvs()
  forget('env')
  await db().queuedJob.deleteMany()
})

function checkLinks(): void {
  vi.stubEnv('LINK_CHECKS', 'on')
  forget('env')
}

const waiting = async () => (await db().queuedJob.findMany({ orderBy: { createdOn: 'asc' } })).map(({ name }) => name)
/** How often the queue is written to. */
const asks = async (work: () => Promise<unknown>) => (await questionsInTransactionsOf(work)).filter(({ text }) => text.includes('json_to_recordset')).length

test('a reply that concerns nobody asks for nothing', async () => {
  checkLinks()
  const thread = await aThread(await aBoard())
  const by = await aMember()
  expect(await asks(() => aReply(thread, { by, body: 'I think so too.' }))).toBe(0)
  expect(await waiting()).toEqual([])
})

test('a post with links that nobody has asked about has them looked at once, however many they are; known ones are not', async () => {
  checkLinks()
  const thread = await aThread(await aBoard({ linkTrust: 'everyone' }))
  await aReply(thread, { body: `https://${unique('first')}.example/` }) // the first of all also says the job's name
  const links = Array.from({ length: 20 }, (_, n) => `https://${unique('new')}.example/${n}`).join(' ')
  expect(await asks(() => aReply(thread, { body: links }))).toBe(1)
  expect(await asks(() => aReply(thread, { body: links }))).toBe(0)
  expect(await waiting()).toEqual(['check-links', 'check-links'])
})

test('where links are not looked at nobody asks for it', async () => {
  const thread = await aThread(await aBoard({ linkTrust: 'everyone' }))
  await aReply(thread, { body: `https://${unique('unasked')}.example/` })
  expect(await waiting()).toEqual([])
})

test('a rule for a host asks in its transaction for what it does to posts, and for nothing where it touches none', async () => {
  const admin = await aMember({ admin: true })
  const host = `${unique('refused')}.example`
  const board = await aBoard({ linkTrust: 'everyone' })
  await aThread(board, { body: `https://${host}/` })
  await refuse(admin, { host })
  const [job] = await db().queuedJob.findMany()
  expect(job).toMatchObject({ name: 'apply-host-rules', state: 'created' })
  expect(job?.startAfter.getTime()).toBeGreaterThan(Date.now()) // the process in which it was refused is at it
  await db().queuedJob.deleteMany()
  await refuse(admin, { host: `${unique('nowhere')}.example` })
  expect(await waiting()).toEqual([])
  expect(await outcomeOf(refuse(admin, { host }))).toBe('already_done')
  expect(await waiting()).toEqual([])
})

test('a thread that moves to a board where its host is refused has all its posts rendered, those beyond the first fifty by a job', async () => {
  const [from, to] = [await aBoard({ linkTrust: 'everyone' }), await aBoard()]
  const moderator = await aMember({ moderates: 'all', admin: true })
  const host = `${unique('moved')}.example`
  const by = await aMember({ moderates: 'all' })
  const thread = await aThread(from, { by, body: `https://${host}/0` })
  for (let n = 1; n < 60; n += 1) await aReply(thread, { by, body: `https://${host}/${n}` })
  await refuse(moderator, { host, board: to })
  await db().queuedJob.deleteMany()
  const given = {
    subject: threadId.parse(String(thread.id)),
    from: from.id,
    to: to.slug,
    reason: 'belongs',
    words: '',
    signpost: '0',
    key: unique('key-of-act'),
  }
  await perform(moveThread, moderator, moveThread.input.parse({ ...given, subject: String(thread.id), from: String(boardId.parse(String(from.id))) }))
  const stale = { threadId: thread.id, textVersion: 0 }
  expect(await db().post.count({ where: stale })).toBe(10)
  expect(await waiting()).toEqual(['render-judged-links'])
  const twice = () => renderJudgedLinks.run({ thread: thread.id }, { signal: new AbortController().signal })
  expect(await Promise.all([twice(), twice()])).toEqual(['done', 'done'])
  await workOff() // finds it done
  expect(await db().post.count({ where: stale })).toBe(0)
  expect(await db().post.count({ where: { threadId: thread.id, html: { contains: `href="https://${host}` } } })).toBe(0)
})
