import { sql } from '@/lib/platform/db'
import { LONG_BYTES } from '@/lib/text/fold'
import { PAGE_SIZE } from '@/lib/urls'
import type { Voice } from '@/prisma/generated/client'
import { foldUnfolded, UNFOLDED } from './fold-posts'

/**
 * What a page shows of a thread: one of its pages, as much of it as one page takes after some number, the posts of one
 * voice, or one post in full.
 */
export type Showing =
  | { kind: 'page'; page: number }
  | { kind: 'whole'; after: number }
  | { kind: 'by'; by: 'op' | 'hq'; after: number }
  | { kind: 'post'; number: number }

/** How heavy a page of "the whole thread" may be, in bytes: more would hold up everybody else while it is made. */
const HEAVIEST_PAGE = 240_000
/** What a post weighs besides its words. */
const POST_WEIGHT = 1000
/** Higher than the number of any post. */
const LAST_NUMBER = 2_147_483_647

type Listed = { id: bigint; starterId: bigint; lastNumber: number }

export type PostRow = {
  id: bigint
  number: number
  nameId: bigint
  name: string
  voice: Voice
  /** Of a long post its beginning, except where one post is shown in full. */
  html: string
  /** How many characters were typed, where html is the beginning of them only; else null. */
  foldedLength: number | null
  unfolded: boolean
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

/** The posts that one page shows, whether there are more of them, and the numbers that the page is about; none where it shows single posts. */
export async function listPosts(thread: Listed, showing: Showing): Promise<{ posts: PostRow[]; more: boolean; range: Range | null }> {
  const { where, values, limit, range = null } = await postsOf(thread, showing)
  const html = showing.kind === 'post' ? 'p.html' : `case when ${UNFOLDED} then '' else coalesce(p."foldedHtml", p.html) end`
  const posts = await sql<PostRow>(
    `select p.id, p.number, p."nameId", n.name, p.voice,
       case when p."withdrawnAt" is null and p."removedAt" is null then ${html} else '' end as html, ${UNFOLDED} as unfolded,
       ${showing.kind === 'post' ? 'null' : `case when ${UNFOLDED} or p."foldedHtml" is not null then length(p.body) end`} as "foldedLength",
       p.revision, p."createdAt", p."editedAt", p."withdrawnAt", p."removedAt", p."heldAt", p."wasNumber", p."cameWithId",
       l."plainLinks", l."movedLinks", l."removalUntil", l."blockedHosts"
     from "Post" p join "Name" n on n.id = p."nameId" cross join lateral (${LINKS_OF_POST}) l
     where p."threadId" = $1 and ${where} order by p.number limit ${limit + 1}`,
    [thread.id, ...values],
  )
  const shown = posts.slice(0, limit)
  const more = range ? range[1] < thread.lastNumber : posts.length > limit
  return { posts: showing.kind === 'post' ? shown : await foldUnfolded(shown), more, range }
}

type Range = [first: number, last: number]
type Wanted = { where: string; values: unknown[]; limit: number; range?: Range }

async function postsOf(thread: Listed, showing: Showing): Promise<Wanted> {
  switch (showing.kind) {
    case 'post':
      return { where: 'p.number = $2', values: [showing.number], limit: 1 }
    case 'by': {
      const whose = showing.by === 'hq' ? `p.voice = 'hq'` : `p."nameId" = ${thread.starterId}`
      // What is gone has no author any more that a page would tell of.
      return { where: `${whose} and p.number > $2 and p."withdrawnAt" is null and p."removedAt" is null`, values: [showing.after], limit: PAGE_SIZE }
    }
    case 'page':
      return between([PAGE_SIZE * (showing.page - 1) + 1, PAGE_SIZE * showing.page])
    case 'whole':
      return between([showing.after + 1, await endOfPage(thread.id, showing.after)])
  }
}

function between(range: Range): Wanted {
  return { where: 'p.number between $2 and $3', values: range, limit: range[1] - range[0] + 1, range }
}

/** Up to which number posts fit on a page that begins after this one; what is longer than all pages is shown alone. */
async function endOfPage(threadId: bigint, after: number): Promise<number> {
  const [row] = await sql<{ last: number | null }>(
    `select min(number) - 1 as last from (
       select p.number, row_number() over running as place,
         sum(${POST_WEIGHT} + case when ${UNFOLDED} then ${LONG_BYTES} else octet_length(coalesce(p."foldedHtml", p.html)) end) over running as heavy
       from "Post" p where p."threadId" = $1 and p.number > $2 window running as (order by p.number) limit ${HEAVIEST_PAGE / POST_WEIGHT + 1}) weighed
     where heavy > ${HEAVIEST_PAGE} and place > 1`,
    [threadId, after],
  )
  return row?.last ?? LAST_NUMBER
}
