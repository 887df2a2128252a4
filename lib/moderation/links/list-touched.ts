import type { Tx } from '@/lib/platform/db'
import { counted } from '@/lib/text/counted'
import type { Concerned } from '../definition'

/** Posts that a statement names; the others it counts. */
const MOST_NAMED = 20

type Touched = { memberId: bigint; id: bigint; links: number; posts: number }

/** The authors of the posts that an entry touched, or of these posts among them, each with what became of which of their links. */
export async function listTouched(tx: Tx, entryId: bigint, became: string, posts: readonly bigint[] | null = null): Promise<Concerned[]> {
  const rows = await tx.$queryRaw<Touched[]>`
    select * from (
      select n."memberId", p.id, sum(r.links) over theirs::int as links, count(*) over theirs::int as posts,
        row_number() over (partition by n."memberId" order by p.id) as place
      from "RuledPost" r join "Post" p on p.id = r."postId" join "Name" n on n.id = p."nameId"
      where r."entryId" = ${entryId} and (${posts}::bigint[] is null or p.id = any(${posts}::bigint[])) window theirs as (partition by n."memberId")) touched
    where place <= ${MOST_NAMED} order by "memberId", place`
  const members = new Map<bigint, Touched[]>()
  for (const row of rows) members.set(row.memberId, [...(members.get(row.memberId) ?? []), row])
  return [...members].map(([memberId, theirs]) => ({ memberId, ...toldOf(theirs, became) }))
}

function toldOf(theirs: readonly Touched[], became: string): Omit<Concerned, 'memberId'> {
  const [{ links, posts } = { links: 0, posts: 0 }] = theirs
  const what = `${counted(links, 'link', 'links')} ${became} in ${counted(posts, 'post', 'posts')} of yours: {posts}.`
  return { what, posts: theirs.map(({ id }) => id), others: posts - theirs.length }
}
