import { sightValues, visibleBoardsSql } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { sql } from '@/lib/platform/db'
import type { Voice } from '@/prisma/generated/client'

/** A post that quotes another one; `threadId` and `title` are those of its own thread. */
type Quoting = { id: bigint; number: number; name: string; voice: Voice; threadId: bigint; title: string }
/** Who quoted a post: the first few, and how many more. */
type QuotedBy = { quotedBy: readonly Quoting[]; quotedMore: number }
type QuotingRow = Quoting & { quotedId: bigint; count: number }

/** How many are named beneath a post. */
const MOST_NAMED = 5

/** These posts, each with who quoted it, in the order in which they did: posts on view in threads that the reader may read. */
export async function withQuotedBy<Post extends { id: bigint }>(sight: Sight, posts: readonly Post[]): Promise<(Post & QuotedBy)[]> {
  const rows = await sql<QuotingRow>(QUOTED_BY_SQL, [...sightValues(sight), posts.map(({ id }) => id)])
  return posts.map((post) => {
    const quotedBy = rows.filter(({ quotedId }) => quotedId === post.id)
    return { ...post, quotedBy, quotedMore: (quotedBy[0]?.count ?? 0) - quotedBy.length }
  })
}

// Raw SQL: the first few of each, which Prisma would fetch as a query a post.
const QUOTED_BY_SQL = `
  select * from (
    select q."quotedId", p.id, p.number, n.name, p.voice, t.id as "threadId", t.title,
      row_number() over (partition by q."quotedId" order by p.id) as place, (count(*) over (partition by q."quotedId"))::int as count
    from "Quote" q join "Post" p on p.id = q."quotingId" join "Name" n on n.id = p."nameId"
      join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
    where q."quotedId" = any($3::bigint[]) and q.believed and p."withdrawnAt" is null and p."removedAt" is null and t."removedAt" is null
      and ${visibleBoardsSql('$1', '$2')}) quoting
  where place <= ${MOST_NAMED} order by place`
