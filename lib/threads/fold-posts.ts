import { setImmediate } from 'node:timers/promises'
import { sql } from '@/lib/platform/db'
import { foldHtml, LONG_BYTES } from '@/lib/text/fold'

/** Whether an older version has left a long post whole, in SQL; its length is known without reading it. */
export const UNFOLDED = `(p."foldedHtml" is null and octet_length(p.html) > ${LONG_BYTES})`

type Row = { id: bigint; html: string; unfolded: boolean; withdrawnAt: Date | null; removedAt: Date | null }

/** These posts with the beginning of each that an older version has left whole: made now, one after the other, and kept. */
export async function foldUnfolded<Post extends Row>(posts: readonly Post[]): Promise<Post[]> {
  const shown: Post[] = []
  for (const post of posts) {
    const due = post.unfolded && !post.withdrawnAt && !post.removedAt
    shown.push(due ? { ...post, html: await foldPost(post.id) } : post)
  }
  return shown
}

async function foldPost(id: bigint): Promise<string> {
  const [row] = await sql<{ html: string; version: string }>('select html, xmin::text as version from "Post" where id = $1', [id])
  await setImmediate() // many long posts, and others wait
  const html = row?.html ?? ''
  const folded = foldHtml(html)
  // Not where somebody is just writing it: she folds it herself.
  const written = `select id from "Post" where id = $1 and xmin::text = $3 for no key update skip locked`
  await sql(`update "Post" set "foldedHtml" = $2 where id = (${written})`, [id, folded, row?.version ?? ''])
  return folded ?? html
}
