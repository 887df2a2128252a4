import type { Tx } from '@/lib/platform/db'
import { addressesTo } from '@/lib/posts/link-pattern'
import { counted } from '@/lib/text/counted'
import { postAsTold } from '@/lib/threads/as-told'
import type { Readers } from '@/prisma/generated/client'
import type { Concerned } from '../definition'

/** Links to a host on one board or, with null, on all: those that are shown, or those that are blocked. */
type Wanted = { pattern: string; boardId: bigint | null; state: 'shown' | 'blocked' }

/** How many links an act upon a host concerns, in how many posts, of how many members. */
type Numbers = { links: number; posts: number; authors: number }

// HQ's own links are nobody's to block. Raw SQL: Prisma knows no regular expressions.
const LINKS_TO = `"PostLink" l join "Post" p on p.id = l."postId" join "Thread" t on t.id = p."threadId" left join "Destination" d on d.address = l.address
  where p.voice <> 'hq' and ($1::bigint is null or t."boardId" = $1) and (l.state = 'blocked') = $2 and (l.address ~ $3 or d."finalAddress" ~ $3)`

function valuesOf({ pattern, boardId, state }: Wanted): [bigint | null, boolean, string] {
  return [boardId, state === 'blocked', addressesTo(pattern)]
}

/** The true numbers, before. */
export async function countLinksTo(tx: Tx, wanted: Wanted): Promise<Numbers> {
  const [row] = await tx.$queryRawUnsafe<Numbers[]>(
    `select count(*)::int as links, count(distinct p.id)::int as posts, count(distinct n."memberId")::int as authors
     from (select l."postId" from ${LINKS_TO}) found join "Post" p on p.id = found."postId" join "Name" n on n.id = p."nameId"`,
    ...valuesOf(wanted),
  )
  return row ?? { links: 0, posts: 0, authors: 0 }
}

/** Notes for the entry which posts it touches, in one statement however many they are; they wait there to be brought in line. */
export async function touchPosts(tx: Tx, { entryId, ruleId, ...wanted }: Wanted & { entryId: bigint; ruleId: bigint }): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into "RuledPost" ("entryId", "postId", "ruleId", links) select $4, l."postId", $5, count(*) from ${LINKS_TO} group by l."postId"`,
    ...valuesOf(wanted),
    entryId,
    ruleId,
  )
}

export function numbersInWords({ links, posts, authors }: Numbers): string {
  return `${counted(links, 'link', 'links')} in ${counted(posts, 'post', 'posts')} by ${counted(authors, 'member', 'members')}`
}

/** Posts that a statement names; the others it counts. */
const MOST_NAMED = 20

type Touched = { memberId: bigint; number: number; createdAt: Date; title: string; readableBy: Readers; links: number; posts: number }

/** The authors of the posts that an entry touched, each with what became of which links of hers. */
export async function listTouched(tx: Tx, entryId: bigint, became: string): Promise<Concerned[]> {
  const rows = await tx.$queryRaw<Touched[]>`
    select * from (
      select n."memberId", p.number, p."createdAt", t.title, b."readableBy", sum(r.links) over hers::int as links, count(*) over hers::int as posts,
        row_number() over (partition by n."memberId" order by p.id) as place
      from "RuledPost" r join "Post" p on p.id = r."postId" join "Name" n on n.id = p."nameId" join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
      where r."entryId" = ${entryId} window hers as (partition by n."memberId")) touched
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
