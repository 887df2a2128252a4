import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { readText, renderText, TEXT_VERSION } from '@/lib/text/render'
import { factsOf, findKnown, holdQuoted } from './text-facts'

/**
 * Makes the HTML of a post anew from its source: something that its text cannot know has changed (the state of a
 * link, where it ends, a quoted post). Refused as `changed_since` where the post has another revision by now.
 */
export async function renderAgain(tx: Tx, { id, revision }: { id: bigint; revision: number }): Promise<void> {
  const post = await tx.post.findFirst({
    where: { id, revision },
    select: { body: true, createdAt: true, thread: { select: { boardId: true } }, links: { select: { ordinal: true, address: true, state: true } } },
  })
  ensure(post ? 'yes' : 'changed_since')
  if (!post) return
  const reading = readText(post.body)
  await holdQuoted(tx, reading)
  const known = await findKnown(tx, [reading], [post.thread.boardId])
  const { html } = renderText(post.body, factsOf(known, post.links, { boardId: post.thread.boardId, createdAt: post.createdAt }))
  const { count } = await tx.post.updateMany({ where: { id, revision }, data: { html, textVersion: TEXT_VERSION } })
  ensure(count === 1 ? 'yes' : 'changed_since')
}
