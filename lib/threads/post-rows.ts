import { sql } from '@/lib/platform/db'
import { PAGE_SIZE } from '@/lib/urls'
import type { Voice } from '@/prisma/generated/client'

/** Posts on one page of "the whole thread". */
export const WHOLE_PAGE_SIZE = 1000

/** A page of all posts of a thread, by their numbers. */
type Range = { kind: 'page' | 'whole'; page: number }
export type Showing = Range | { kind: 'by'; by: 'op' | 'hq'; after: number }

type Listed = { id: bigint; starterId: bigint }

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
  heldAt: Date | null
  plainLinks: number
  /** Those of them that show as text because their destination has changed. */
  movedLinks: number
  /** Until when a removal counts for which links of it show as text. */
  removalUntil: Date | null
  /** Hosts whose links are not shown, with a space between them. */
  blockedHosts: string
  /** Its number in the thread it came from, by a split or a merge, and the departure that brought it. */
  wasNumber: number | null
  cameWithId: bigint | null
}

const LINKS_OF_POST = `
  select count(*) filter (where state = 'plain')::int as "plainLinks",
    count(*) filter (where state = 'plain' and "decidedAt" is not null and "decidedById" is null)::int as "movedLinks",
    max("removalUntil") filter (where state = 'plain' and "decidedAt" is null) as "removalUntil",
    coalesce(string_agg(distinct substring(address from '^https?://([^/:?#]+)'), ' ') filter (where state = 'blocked'), '') as "blockedHosts"
  from "PostLink" where "postId" = p.id`

/** The posts that one page shows, and whether there are more of one voice. */
export async function listPosts(thread: Listed, showing: Showing): Promise<{ posts: PostRow[]; more: boolean }> {
  const [where, values, limit] = postsOf(thread, showing)
  const posts = await sql<PostRow>(
    `select p.id, p.number, p."nameId", n.name, p.voice,
       case when p."withdrawnAt" is null and p."removedAt" is null then p.html else '' end as html,
       p.revision, p."createdAt", p."editedAt", p."withdrawnAt", p."removedAt", p."heldAt", p."wasNumber", p."cameWithId",
       l."plainLinks", l."movedLinks", l."removalUntil", l."blockedHosts"
     from "Post" p join "Name" n on n.id = p."nameId" cross join lateral (${LINKS_OF_POST}) l
     where p."threadId" = $1 and ${where} order by p.number limit ${limit + 1}`,
    [thread.id, ...values],
  )
  return { posts: posts.slice(0, limit), more: posts.length > limit }
}

function postsOf(thread: Listed, showing: Showing): [where: string, values: unknown[], limit: number] {
  if (showing.kind === 'by') {
    const whose = showing.by === 'hq' ? `p.voice = 'hq'` : `p."nameId" = ${thread.starterId}`
    // What is gone has no author any more that a page would tell of.
    return [`${whose} and p.number > $2 and p."withdrawnAt" is null and p."removedAt" is null`, [showing.after], PAGE_SIZE]
  }
  const [first, last] = numbersOf(showing)
  return [`p.number between $2 and $3`, [first, last], last - first + 1]
}

/** The numbers that a page holds, the first and the last. */
export function numbersOf(showing: Range): [first: number, last: number] {
  const size = showing.kind === 'page' ? PAGE_SIZE : WHOLE_PAGE_SIZE
  return [size * (showing.page - 1) + 1, size * showing.page]
}
