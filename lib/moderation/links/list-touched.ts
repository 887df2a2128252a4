import type { Tx } from '@/lib/platform/db'
import { counted } from '@/lib/text/counted'
import { postAsTold } from '@/lib/threads/as-told'
import type { Readers } from '@/prisma/generated/client'
import type { Concerned } from '../definition'

/** Posts that a statement names; the others it counts. */
const MOST_NAMED = 20

type Touched = { memberId: bigint; number: number; createdAt: Date; title: string; readableBy: Readers; links: number; posts: number }

/** The authors of the posts that an entry touched, or of these posts among them, each with what became of which links of hers. */
export async function listTouched(tx: Tx, entryId: bigint, became: string, posts: readonly bigint[] | null = null): Promise<Concerned[]> {
  const rows = await tx.$queryRaw<Touched[]>`
    select * from (
      select n."memberId", p.number, p."createdAt", t.title, b."readableBy", sum(r.links) over hers::int as links, count(*) over hers::int as posts,
        row_number() over (partition by n."memberId" order by p.id) as place
      from "RuledPost" r join "Post" p on p.id = r."postId" join "Name" n on n.id = p."nameId" join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
      where r."entryId" = ${entryId} and (${posts}::bigint[] is null or p.id = any(${posts}::bigint[])) window hers as (partition by n."memberId")) touched
    where place <= ${MOST_NAMED} order by "memberId", place`
  const members = new Map<bigint, Touched[]>()
  for (const row of rows) members.set(row.memberId, [...(members.get(row.memberId) ?? []), row])
  return [...members].map(([memberId, hers]) => ({ memberId, what: sentenceTo(hers, became) }))
}

function sentenceTo(hers: readonly Touched[], became: string): string {
  const [{ links, posts } = { links: 0, posts: 0 }] = hers
  const named = hers.map(({ title, readableBy, ...post }) => postAsTold({ post, thread: { title, board: { readableBy } } }))
  const others = posts - named.length
  const where = new Intl.ListFormat('en-GB').format(others > 0 ? [...named, counted(others, 'other post', 'other posts')] : named)
  return `${counted(links, 'link', 'links')} ${became} in ${counted(posts, 'post', 'posts')} of yours: ${where}.`
}
