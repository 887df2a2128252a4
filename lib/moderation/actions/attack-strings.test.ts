import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { boardId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { ATTACK_STRINGS } from '@/lib/text/testing/attack-strings'
import { faultIn } from '@/lib/text/testing/safe-elements'
import { perform } from '../perform'
import { editPostAsHq } from './edit-post'
import { makeLinksClickable } from './make-links-clickable'
import { mergeThreads } from './merge-threads'
import { moveThread } from './move-thread'
import { splitThread } from './split-thread'

useDatabase()

const asked = () => ({ key: unique('key-of-act'), reason: 'other', words: 'So it is better.' })

test('no attack string is more than text after its post was quoted, edited, its links made clickable, split off, moved and merged', {
  timeout: 60_000,
}, async () => {
  const [here, there] = [await aBoard({ linkTrust: 'checked', lengthCap: 10_000 }), await aBoard({ lengthCap: 10_000 })]
  const [hq, thread] = [await aMember({ moderates: 'all' }), await aThread(here)]
  const texts = Array.from({ length: 14 }, (_, part) => ATTACK_STRINGS.slice(part * 100, part * 100 + 100).join('\n\n'))
  for (const text of texts) {
    const body = `See https://example.org/page\n\n${text}`.slice(0, 90_000)
    const { id } = await aReply(thread, { body })
    await aReply(thread, { body: `> [Somebody in #2](/p/${id}):\n> ${text.slice(0, 5000).replaceAll('\n', '\n> ')}\n\nIndeed.` })
    const subject = postId.parse(String(id))
    await perform(editPostAsHq, hq, { ...asked(), reason: 'asked', subject, revision: 1, body: `${body}\n\nedited` })
    const plain = await db().postLink.findMany({ where: { postId: id, state: 'plain' } })
    const chosen = { subject, revision: 2, link: plain.map(({ ordinal }) => ordinal) }
    await perform(makeLinksClickable, hq, makeLinksClickable.input.parse({ ...asked(), ...chosen, subject: String(id), link: chosen.link.map(String) }))
  }
  const subject = threadId.parse(String(thread.id))
  await perform(splitThread, hq, { ...asked(), subject, posts: [[2, 9]], title: 'Split off' })
  const parted = await db().thread.findFirstOrThrow({ where: { title: 'Split off' } })
  await perform(
    moveThread,
    hq,
    moveThread.input.parse({ ...asked(), subject: String(thread.id), from: String(boardId.parse(String(here.id))), to: there.slug }),
  )
  await perform(moveThread, hq, moveThread.input.parse({ ...asked(), subject: String(parted.id), from: String(here.id), to: there.slug }))
  await perform(mergeThreads, hq, { ...asked(), subject: threadId.parse(String(parted.id)), into: subject })
  const posts = await db().post.findMany({ where: { threadId: thread.id }, select: { number: true, html: true } })
  expect(posts).toHaveLength(1 + 2 * texts.length)
  expect(posts.filter(({ html }) => html.includes('<a href="https://example.org/page"'))).toHaveLength(texts.length)
  expect(posts.map(({ number, html }) => [number, faultIn(html)]).filter(([, fault]) => fault !== null)).toEqual([])
})
