import type { Tx } from '@/lib/platform/db'
import { storedHtml } from '@/lib/posts/stored-html'
import type { LinkState, TextLink } from '@/lib/text/facts'
import { allLinks, renderText } from '@/lib/text/render'
import { slugOf } from '@/lib/text/slug'
import { threadPath } from '@/lib/urls'
import type { ReadPost, ReadThread } from './reading/thread-text'

type Written = { id: bigint; path: string; links: number }

const POSTS_AT_ONCE = 500
// Nobody here has looked at them yet; a moderator makes them clickable, as for a newcomer.
const FIRST_STATE: LinkState = 'plain'

/**
 * Writes a read thread as if it had happened here: its own times, its staff marks as the voice of HQ, its links plain.
 * `nameIds` leads from the names as written to those the posts stand under. The board's counters follow by trigger.
 */
export async function writeThread(tx: Tx, boardId: bigint, { title, posts }: ReadThread, nameIds: Map<string, bigint>): Promise<Written> {
  const thread = await tx.thread.create({
    data: { boardId, title, slug: slugOf(title), ...threadFacts({ posts }, nameIds) },
    select: { id: true, slug: true },
  })
  let links = 0
  for (let from = 0; from < posts.length; from += POSTS_AT_ONCE) {
    links += await writePosts(tx, thread.id, posts.slice(from, from + POSTS_AT_ONCE), { from, nameIds })
  }
  return { id: thread.id, path: threadPath(thread), links }
}

/** What a thread says of its posts. */
export function threadFacts({ posts }: Pick<ReadThread, 'posts'>, nameIds: Map<string, bigint>) {
  const [first] = posts
  const last = posts.at(-1)
  if (!first || !last) throw new Error('A thread without posts cannot be written.')
  return {
    starterId: nameIdOf(nameIds, first),
    createdAt: first.at,
    activityAt: last.at,
    lastNumber: posts.length,
    postCount: posts.length,
    lastPostAt: last.at,
    lastPostNumber: posts.length,
    lastPosterId: nameIdOf(nameIds, last),
    lastPostVoice: voiceOf(last),
  }
}

/** How many links a thread would bring. */
export function countLinks({ posts }: ReadThread): number {
  return posts.reduce((sum, { body }) => sum + renderText(body, allLinks(FIRST_STATE)).links.length, 0)
}

// Many posts in one statement: a thread of a thousand, one by one, would hold its transaction open for seconds.
export async function writePosts(
  tx: Tx,
  threadId: bigint,
  posts: ReadPost[],
  { from, nameIds }: { from: number; nameIds: Map<string, bigint> },
): Promise<number> {
  if (posts.length === 0) return 0
  const linksOf = new Map<number, PlainLink[]>()
  const rows = posts.map((post, index) => {
    const number = from + index + 1
    const { links, ...words } = writtenPost(post)
    linksOf.set(number, links)
    return { threadId, number, nameId: nameIdOf(nameIds, post), voice: voiceOf(post), ...words, createdAt: post.at }
  })
  const written = await tx.post.createManyAndReturn({ data: rows, select: { id: true, number: true } })
  const links = written.flatMap(({ id, number }) => (linksOf.get(number) ?? []).map((link) => ({ ...link, postId: id })))
  await tx.postLink.createMany({ data: links })
  return links.length
}

type PlainLink = TextLink & { state: LinkState }

/** The words of a post as they are kept, with their links. */
export function writtenPost({ body }: ReadPost) {
  const { html, links } = renderText(body, allLinks(FIRST_STATE))
  return { body, ...storedHtml(html), links: links.map((link): PlainLink => ({ ...link, state: FIRST_STATE })) }
}

export function nameIdOf(nameIds: Map<string, bigint>, { written }: ReadPost): bigint {
  const id = nameIds.get(written)
  if (id === undefined) throw new Error(`“${written}” has no place.`)
  return id
}

export function voiceOf({ staff }: ReadPost): 'hq' | 'personal' {
  return staff === null ? 'personal' : 'hq'
}
