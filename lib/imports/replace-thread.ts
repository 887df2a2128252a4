import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { slugOf } from '@/lib/text/slug'
import { threadPath } from '@/lib/urls'
import { isSameName, type Present } from './compare'
import type { ReadPost, ReadThread } from './reading/thread-text'
import { nameIdOf, threadFacts, voiceOf, writePosts, writtenPost } from './write-thread'

/** Why a corrected file cannot take the place of what is here, in sentences; none where it can. */
export function reasonsAgainst(present: Present, { posts }: ReadThread): string[] {
  const answer = present.posts.find(({ name }) => name.member.importedAt === null)
  const acts =
    present._count.entries +
    present._count.departures +
    present._count.arrivals +
    present.posts.reduce((sum, post) => sum + post._count.entries + post._count.ruled, 0)
  const shifted = present.posts.findIndex((post, index) => isAnother(post, posts[index]))
  return [
    ...(answer ? [`It is not replaced: ${answer.name.name} has answered here since (post ${answer.number}).`] : []),
    ...(acts > 0 || present.removedAt ? ['It is not replaced: moderators have acted on it since.'] : []),
    ...(!answer && shifted >= 0 ? [`It is not replaced: post ${shifted + 1} would be another or go. A post keeps its number; new ones come at the end.`] : []),
  ]
}

/** Whether nothing but the number would be the same. */
function isAnother(before: Present['posts'][number], post: ReadPost | undefined): boolean {
  return !post || (!isSameName(before.name.name, post.name) && before.createdAt.getTime() !== post.at.getTime() && before.body !== post.body)
}

/**
 * Puts a corrected file in the place of the one that was imported; the caller has locked the thread’s row. Former words stay in the
 * histories of their posts, and what else was different in the event.
 */
export async function replaceThread(tx: Tx, present: Present, thread: ReadThread, nameIds: Map<string, bigint>): Promise<string> {
  const { id, boardId } = present
  const common = thread.posts.slice(0, present.posts.length)
  for (const [index, post] of common.entries()) await correctPost(tx, present.posts[index], post, nameIds)
  await writePosts(tx, id, thread.posts.slice(present.posts.length), { from: present.posts.length, nameIds })
  const slug = present.title === thread.title ? present.slug : slugOf(thread.title)
  const corrected = await tx.thread.update({
    where: { id },
    data: { title: thread.title, slug, ...threadFacts(thread, nameIds) },
    select: { id: true, slug: true },
  })
  await record(tx, { kind: 'text.replaced', boardId, threadId: id, detail: formerFacts(present, thread) })
  return threadPath(corrected)
}

async function correctPost(tx: Tx, before: Present['posts'][number] | undefined, post: ReadPost, nameIds: Map<string, bigint>): Promise<void> {
  if (!before) return
  const { id, revision, name } = before
  await tx.post.update({ where: { id }, data: { nameId: nameIdOf(nameIds, post), voice: voiceOf(post), createdAt: post.at } })
  if (before.body === post.body) return
  const { links, ...words } = writtenPost(post)
  await tx.post.update({ where: { id }, data: { ...words, revision: revision + 1 } })
  await tx.postRevision.create({ data: { postId: id, revision, body: before.body, replacedAt: now(), replacedById: name.memberId } })
  await tx.postLink.deleteMany({ where: { postId: id } })
  await tx.postLink.createMany({ data: links.map((link) => ({ ...link, postId: id })) })
}

/** The title, and for each post the name, time and voice, where the file says otherwise. */
function formerFacts(present: Present, { title, posts }: ReadThread) {
  const former = present.posts.flatMap(({ number, name, createdAt, voice }, index) => {
    const post = posts[index]
    const same = post && isSameName(name.name, post.name) && createdAt.getTime() === post.at.getTime() && voice === voiceOf(post)
    return same ? [] : [{ number, name: name.name, at: createdAt.toISOString(), voice }]
  })
  return { ...(present.title !== title && { title: present.title }), ...(former.length > 0 && { posts: former }) }
}
