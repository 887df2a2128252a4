import { sql } from '@/lib/platform/db'
import { PAGE_SIZE } from '@/lib/urls'
import type { Voice } from '@/prisma/generated/client'

/** Posts on one page of "the whole thread". */
export const WHOLE_PAGE_SIZE = 1000

/** A page of all posts of a thread, by their numbers. */
export type Range = { kind: 'page' | 'whole'; page: number }
export type Showing = Range | { kind: 'by'; by: 'op' | 'hq'; after: number }

export type PostRow = {
  id: bigint
  number: number
  nameId: bigint
  name: string
  voice: Voice
  html: string
  revision: number
  createdAt: Date
  editedAt: Date | null
  withdrawnAt: Date | null
  removedAt: Date | null
  plainLinks: number
  /** Its number in the thread it came from, by a split or a merge, and the departure that brought it. */
  wasNumber: number | null
  cameWithId: bigint | null
}

/** The posts that one page shows, and whether there are more of one voice. */
export async function listPosts(thread: { id: bigint; starterId: bigint }, showing: Showing): Promise<{ posts: PostRow[]; more: boolean }> {
  const [where, values, limit] = postsOf(thread, showing)
  const posts = await sql<PostRow>(
    `select p.id, p.number, p."nameId", n.name, p.voice,
       case when p."withdrawnAt" is null and p."removedAt" is null then p.html else '' end as html,
       p.revision, p."createdAt", p."editedAt", p."withdrawnAt", p."removedAt", p."wasNumber", p."cameWithId",
       (select count(*) from "PostLink" l where l."postId" = p.id and l.state = 'plain')::int as "plainLinks"
     from "Post" p join "Name" n on n.id = p."nameId"
     where p."threadId" = $1 and ${where} order by p.number limit ${limit + 1}`,
    [thread.id, ...values],
  )
  return { posts: posts.slice(0, limit), more: posts.length > limit }
}

function postsOf(thread: { starterId: bigint }, showing: Showing): [where: string, values: unknown[], limit: number] {
  if (showing.kind === 'by') {
    const whose = showing.by === 'hq' ? `p.voice = 'hq'` : `p."nameId" = ${thread.starterId}`
    return [`${whose} and p.number > $2`, [showing.after], PAGE_SIZE]
  }
  const [first, last] = numbersOf(showing)
  return [`p.number between $2 and $3`, [first, last], last - first + 1]
}

/** The numbers of posts that a page holds. */
export function numbersOf(showing: Range): [first: number, last: number] {
  const size = showing.kind === 'page' ? PAGE_SIZE : WHOLE_PAGE_SIZE
  return [size * (showing.page - 1) + 1, size * showing.page]
}
