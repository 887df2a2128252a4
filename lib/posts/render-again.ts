import { setImmediate } from 'node:timers/promises'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import type { Reading } from '@/lib/text/facts'
import { readText, renderText, TEXT_VERSION, withTextRead } from '@/lib/text/render'
import { decisionsKept, linksOf, replaceLinks } from './links-read-anew'
import { storeHtml } from './stored-html'
import { factsOf, findKnown, holdQuoted } from './text-facts'

type Asked = { id: bigint; revision: number }

/** Makes the HTML of one post anew. */
export function renderAgain(tx: Tx, post: Asked): Promise<void> {
  return renderAllAgain(tx, [post])
}

/**
 * Makes the HTML of some posts anew from their source: something that their texts cannot know has changed (the state of
 * a link, where it ends, a quoted post). What they speak of is looked up at once and they are written at once. Refused
 * as `changed_since` where one of them has another revision by now.
 */
export async function renderAllAgain(tx: Tx, asked: readonly Asked[]): Promise<void> {
  if (asked.length === 0) return
  const posts = await holdPosts(tx, asked)
  const read: { post: (typeof posts)[number]; reading: Reading }[] = []
  for (const post of posts) {
    read.push({ post, reading: await withTextRead(post.body, () => readText(post.body)) })
    if (posts.length > 1) await setImmediate() // a batch of long texts holds nobody up
  }
  const readings = read.map(({ reading }) => reading)
  await holdQuoted(tx, readings)
  const known = await findKnown(
    tx,
    readings,
    posts.map(({ thread }) => thread.boardId),
  )
  const made: { id: bigint; html: string }[] = []
  const links = await presentLinks(tx, read)
  for (const { id, body, createdAt, misquoted, quotedApart, thread } of posts) {
    const facts = factsOf(known, links.get(id) ?? [], { boardId: thread.boardId, createdAt, misquoted, quotedApart })
    made.push({ id, html: await withTextRead(body, () => renderText(body, facts).html) })
    if (posts.length > 1) await setImmediate()
  }
  await storeHtml(tx, made)
}

/** The links of posts; of one that an older version of the renderer read they become those that this one finds. */
async function presentLinks(tx: Tx, read: readonly { post: { id: bigint; textVersion: number }; reading: Reading }[]) {
  const kept = await linksOf(
    tx,
    read.map(({ post }) => post.id),
  )
  const older = read.filter(({ post }) => post.textVersion < TEXT_VERSION)
  const anew = older.map(({ post, reading }) => ({ id: post.id, links: decisionsKept(post.id, reading.links, kept.get(post.id) ?? []) }))
  await replaceLinks(tx, anew, kept)
  return new Map([...kept, ...anew.map(({ id, links }) => [id, links] as const)])
}

/** The posts as they are until the transaction ends, in the order of their ids, so that two batches never wait for each other in a ring. */
async function holdPosts(tx: Tx, asked: readonly Asked[]) {
  const ids = asked.map(({ id }) => id)
  await tx.$queryRaw`select id from "Post" where id = any(${ids}) order by id for no key update` // Prisma has no row lock
  const posts = await tx.post.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: RENDERED })
  const revisions = new Map(posts.map(({ id, revision }) => [id, revision]))
  ensure(asked.every(({ id, revision }) => revisions.get(id) === revision) ? 'yes' : 'changed_since')
  return posts
}

const RENDERED = {
  id: true,
  revision: true,
  body: true,
  createdAt: true,
  misquoted: true,
  quotedApart: true,
  thread: { select: { boardId: true } },
  textVersion: true,
} as const
