import { expect, test, vi } from 'vitest'
import { change } from '@/lib/events/commands'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { workOff } from '@/lib/testing/work-off'
import { maskQuotes, maskRemainingQuotes } from './mask-quotes'

useDatabase()

const broken = vi.hoisted(() => ({ id: 0n }))
vi.mock('./render-again', async (original) => {
  const { renderAllAgain, ...others } = await original<typeof import('./render-again')>()
  const fails: typeof renderAllAgain = (tx, asked) =>
    asked.some(({ id }) => id === broken.id) ? Promise.reject(new Error('It cannot be rendered.')) : renderAllAgain(tx, asked)
  return { ...others, renderAllAgain: fails }
})

test('one post that cannot be rendered leaves no other quotation readable, and fails until it can', async () => {
  const thread = await aThread(await aBoard())
  const { id } = await aReply(thread, { by: await aMember(), body: 'Elderberries' })
  const elsewhere = await aThread(await aBoard())
  const { id: quote } = await aReply(elsewhere, { body: `> [Somebody in #2](/p/${id}):\n> Elderberries\n\nI agree.` })
  await db().$executeRaw`
    insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select "threadId", number + n, "nameId", body, html, "textVersion", "createdAt" from "Post", generate_series(1, 129) n where id = ${quote}`
  await db().$executeRaw`insert into "Quote" select id, ${id} from "Post" where "threadId" = ${elsewhere.id} and number > 2`
  broken.id = (await db().post.findFirstOrThrow({ where: { threadId: elsewhere.id, number: 70 } })).id
  await db().post.update({ where: { id }, data: { withdrawnAt: new Date() } })
  await change((tx) => maskQuotes(tx, id))
  const readable = async () => (await db().post.findMany({ where: { threadId: elsewhere.id, html: { contains: 'Elderberries' } } })).map((post) => post.id)
  expect(await readable()).toHaveLength(80)
  const run = () => maskRemainingQuotes.run({ side: 'quoted', of: 'post', id }, { signal: new AbortController().signal })
  await expect(run()).rejects.toThrow('It cannot be rendered.')
  expect(await readable()).toEqual([broken.id])
  await expect(run()).rejects.toThrow('It cannot be rendered.')
  broken.id = 0n
  await workOff()
  expect(await readable()).toEqual([])
})
