import { sql } from '@/lib/platform/db'

type Beginning = { html: string; folded: boolean }

/** Posts with their HTML as lists of many show it: of long ones the beginning. */
export async function withBeginnings<Post extends { id: bigint }>(posts: readonly Post[]): Promise<(Post & Beginning)[]> {
  const rows = await sql<Beginning & { id: bigint }>(
    'select id, coalesce("foldedHtml", html) as html, "foldedHtml" is not null as folded from "Post" where id = any($1)',
    [posts.map(({ id }) => id)],
  )
  const known = new Map(rows.map(({ id, html, folded }) => [id, { html, folded }]))
  return posts.map((post) => ({ ...post, ...(known.get(post.id) ?? { html: '', folded: false }) }))
}
