import { createHash } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { found, Refusal } from '@/lib/platform/refusal'

type Sending = { memberId: bigint; key: string; text: string }

/**
 * Writes a post once for one sending of a form, however often it arrives. The same key with the same
 * text leads to the first post; with another text it is refused (`sent_before`).
 * The row goes in first: a second sending waits here, in the database, until the first has ended.
 */
export async function sendOnce(tx: Tx, { memberId, key, text }: Sending, write: () => Promise<{ id: bigint }>): Promise<{ id: bigint }> {
  const textHash = createHash('sha256').update(text).digest('hex')
  const { count } = await tx.submission.createMany({ data: { memberId, key, textHash, createdAt: now() }, skipDuplicates: true })
  const where = { memberId_key: { memberId, key } }
  if (count === 0) {
    const first = found(await tx.submission.findUnique({ where }))
    if (first.textHash !== textHash) throw new Refusal('sent_before')
    return { id: found(first.postId) }
  }
  const post = await write()
  await tx.submission.update({ where, data: { postId: post.id } })
  return post
}
