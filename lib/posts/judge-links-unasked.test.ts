import { expect, test } from 'vitest'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { perform } from '@/lib/moderation/perform'
import { db, type Tx } from '@/lib/platform/db'
import { boardId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { refuse as refuseHost } from '@/lib/testing/host-rules'
import { judgeLinks } from './judge-links'

useDatabase()

const HOST = 'spam.example'

/** A transaction that counts how often links are read in it. */
async function readings(id: bigint): Promise<number> {
  let reads = 0
  await db().$transaction(async (tx) => {
    const counted = new Proxy(tx, {
      get(of, name) {
        if (name === 'postLink') reads += 1
        return Reflect.get(of, name)
      },
    })
    await judgeLinks(counted as Tx, id)
  })
  return reads
}

const refuse = async (board?: { id: bigint }) => refuseHost(await aMember({ admin: true }), { host: HOST, board })

test('no link of a moved thread is read where no rule could tell it otherwise', async () => {
  const [quiet, strict] = [await aBoard(), await aBoard()]
  const [here, there] = [await aThread(quiet, { body: 'https://good.example/b' }), await aThread(strict, { body: 'https://good.example/b' })]
  expect(await readings(here.id)).toBe(0)
  await refuse(strict)
  expect([await readings(here.id), await readings(there.id)]).toEqual([0, 1])
  await refuse()
  expect(await readings(here.id)).toBe(0)
  const blocked = await aThread(quiet, { body: `https://${HOST}/a` })
  expect(await readings(blocked.id)).toBe(1)
})

test('a rule that is the first of its board, made while threads move there, finds their links all the same', async () => {
  const by = await aMember({ moderates: 'all' })
  for (let round = 0; round < 8; round += 1) {
    const [from, to] = [await aBoard({ linkTrust: 'everyone' }), await aBoard({ linkTrust: 'everyone' })]
    const pattern = `${unique('host').replace(/[^a-z0-9]/g, '')}.example`
    const thread = await aThread(from, { body: `https://${pattern}/a` })
    const given = { subject: threadId.parse(String(thread.id)), from: boardId.parse(String(from.id)), to: to.slug, key: unique('key-of-act') }
    const works = [
      () => perform(moveThread, by, { ...given, reason: 'belongs', words: '', signpost: '0', say: '' }),
      () => refuseHost(by, { host: pattern, board: to }),
    ]
    await Promise.all((round % 2 === 0 ? works : works.toReversed()).map((work) => work()))
    const [link] = await db().postLink.findMany({ where: { postId: thread.openingId } })
    expect(link?.state).toBe('blocked')
  }
})
