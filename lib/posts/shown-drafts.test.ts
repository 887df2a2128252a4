import { expect, test } from 'vitest'
import { saveDraft } from '@/lib/drafts/commands'
import { draftInput } from '@/lib/drafts/schema'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { replyPath } from '@/lib/urls'
import { withdrawPost } from './commands/withdraw-post'
import { findShownDrafts, listShownDrafts } from './shown-drafts'
import { findReplyForm } from './writing-forms'

useDatabase()

async function aDraftThatQuotes() {
  const board = await aBoard()
  const thread = await aThread(board)
  const [writer, author] = [await aMember(), await aMember()]
  const { id } = await aReply(thread, { by: author, body: 'Elderberries ripen.' })
  const place = replyPath(thread.id)
  const body = `> [Her in #2](/p/${id}):\n> Elderberries ripen.\n\nDo they?`
  await saveDraft(writer, draftInput.parse({ place, key: unique('key-of-form'), body }))
  const shown = async () => {
    const [form, list, drafts] = [await findReplyForm(writer, thread.id), await listShownDrafts(writer), await findShownDrafts(writer, place)]
    return JSON.stringify([form?.begins, form?.drafts, list, drafts])
  }
  return { board, thread, author, id, shown }
}

test('a draft gives back the words that it quotes while they stand', async () => {
  expect(await (await aDraftThatQuotes()).shown()).toContain('Elderberries')
})

test.each(['withdrawn', 'removed', 'in a removed thread', 'on a board for its staff'])(
  'the words of a post that is %s come back through no draft',
  async (how) => {
    const { board, thread, author, id, shown } = await aDraftThatQuotes()
    const removedAt = new Date()
    if (how === 'withdrawn') await withdrawPost(author, { post: postId.parse(String(id)), key: unique('key-of-form') })
    if (how === 'removed') await db().post.update({ where: { id }, data: { removedAt } })
    if (how === 'in a removed thread') await db().thread.update({ where: { id: thread.id }, data: { removedAt } })
    if (how === 'on a board for its staff') await db().board.update({ where: { id: board.id }, data: { readableBy: 'staff' } })
    expect(await shown()).not.toContain('Elderberries')
    expect(await shown()).toContain('Do they?')
  },
)

test('a wording that was hidden comes back through no draft, and what the post says now does', async () => {
  const { author, id, shown } = await aDraftThatQuotes()
  const at = new Date()
  await db().postRevision.create({ data: { postId: id, revision: 1, body: 'Elderberries ripen.', replacedAt: at, replacedById: author.id, hiddenAt: at } })
  await db().post.update({ where: { id }, data: { body: 'Sloes ripen.', revision: 2 } })
  expect(await shown()).not.toContain('Elderberries')
})
