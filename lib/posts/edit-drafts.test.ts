import { expect, test } from 'vitest'
import { saveDraft } from '@/lib/drafts/commands'
import { findDrafts } from '@/lib/drafts/queries'
import { draftInput } from '@/lib/drafts/schema'
import type { MemberViewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { editPostPath } from '@/lib/urls'
import { editPost } from './commands/edit-post'
import { withdrawPost } from './commands/withdraw-post'
import { findEditForm } from './revision-forms'

useDatabase()

async function aPost() {
  const author = await aMember()
  const thread = await aThread(await aBoard())
  const { id } = await aReply(thread, { by: author, body: 'The first wording.' })
  return { author, thread, id }
}

function keep(author: MemberViewer, id: bigint, body: string, { revision = 1, key = unique('key-of-form') } = {}) {
  return saveDraft(author, draftInput.parse({ place: editPostPath(id), key, body, revision: String(revision) }))
}

function edit(author: MemberViewer, id: bigint, body: string, sending: { key?: string; revision?: number; draft?: number | null } = {}) {
  return editPost(author, { post: postId.parse(String(id)), key: unique('key-of-form'), revision: 1, body, ...sending })
}

test('the draft of an edit waits at its form, with the wording that it changes', async () => {
  const { author, id } = await aPost()
  expect((await findEditForm(author, id))?.drafts.draft).toBeNull()
  await keep(author, id, 'Half a change')
  expect(await findEditForm(author, id)).toMatchObject({ body: 'The first wording.', drafts: { draft: { body: 'Half a change', revision: 1 }, others: [] } })
  expect(await findEditForm(await aMember(), id)).toBeNull()
})

test('a draft of an edit goes in the transaction that saves the edit, and stays where that is refused', async () => {
  const { author, id } = await aPost()
  const key = unique('key-of-form')
  await keep(author, id, 'Half a change', { key })
  expect(await outcomeOf(edit(author, id, 'A whole change.', { key, revision: 9 }))).toBe('changed_since')
  expect(await findDrafts(author, editPostPath(id))).toHaveLength(1)
  await edit(author, id, 'A whole change.', { key })
  expect(await db().draft.count({ where: { memberId: author.id } })).toBe(0)
  expect(await outcomeOf(keep(author, id, 'Half a change', { key }))).toBe('sent_before')
})

test('words that were typed elsewhere stay when an edit is saved', async () => {
  const { author, id } = await aPost()
  await keep(author, id, 'Written on the bus')
  const { at } = await keep(author, id, 'Written at home')
  await edit(author, id, 'At home, and well.', { draft: at })
  expect(await findDrafts(author, editPostPath(id))).toMatchObject([{ body: 'Written on the bus' }])
})

test('a draft outlives another edit of the post and says of which wording it is', async () => {
  const { author, id } = await aPost()
  await keep(author, id, 'Half a change')
  await edit(author, id, 'From the laptop.')
  expect(await findEditForm(author, id)).toMatchObject({ revision: 2, body: 'From the laptop.', drafts: { draft: { body: 'Half a change', revision: 1 } } })
})

test('words that stand in the post already are no draft', async () => {
  const { author, id } = await aPost()
  await keep(author, id, 'The first wording.')
  expect((await findEditForm(author, id))?.drafts.draft).toBeNull()
})

test('the draft for a post that is locked, removed or withdrawn is still shown to its writer', async () => {
  const { author, thread, id } = await aPost()
  await keep(author, id, 'Half a change')
  const shown = async () => {
    const form = await findEditForm(author, id)
    return [form?.verdict, form?.drafts.draft?.body]
  }
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date() } })
  expect(await shown()).toEqual(['edit_locked', 'Half a change'])
  await db().post.update({ where: { id }, data: { removedAt: new Date() } })
  expect(await shown()).toEqual(['post_gone', 'Half a change'])
  await db().post.update({ where: { id }, data: { removedAt: null } })
  await withdrawPost(author, { post: postId.parse(String(id)), key: unique('key-of-form') })
  expect(await shown()).toEqual(['post_gone', 'Half a change'])
})

test.each(['', 'x', '0', '-1', null, {}, []])('a form that names %j as its wording names none', (revision) => {
  expect(draftInput.parse({ place: editPostPath(1n), key: 'key-of-form', body: 'Words', revision }).revision).toBeUndefined()
})
