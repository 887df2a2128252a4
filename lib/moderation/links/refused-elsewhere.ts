import type { Tx } from '@/lib/platform/db'
import { addressesTo } from '@/lib/posts/link-pattern'
import { counted } from '@/lib/text/counted'

/** Which links the posts of a thread would lose or get back on another board, in sentences with numbers; none where neither board refuses any. */
export async function refusedElsewhere(tx: Tx, { id, board }: { id: bigint; board: { id: bigint } }): Promise<string[]> {
  const rules = await tx.linkHost.findMany({
    where: { verdict: 'refused', endedAt: null, boardId: { not: null } },
    select: { boardId: true, pattern: true, board: { select: { name: true } } },
  })
  if (rules.length === 0) return []
  // Raw SQL: Prisma knows no regular expressions.
  const rows = await tx.$queryRaw<{ boardId: bigint; links: number }[]>`
    select rule."boardId", count(distinct l.id)::int as links
    from unnest(${rules.map(({ boardId }) => boardId)}::bigint[], ${rules.map(({ pattern }) => addressesTo(pattern))}::text[]) as rule ("boardId", addresses)
      join "Post" p on p."threadId" = ${id} and p.voice <> 'hq'
      join "PostLink" l on l."postId" = p.id and (l.state = 'blocked') = (rule."boardId" = ${board.id})
      left join "Destination" d on d.address = l.address
    where l.address ~ rule.addresses or d."finalAddress" ~ rule.addresses
    group by rule."boardId" order by rule."boardId"`
  return rows.map(({ boardId, links }) => {
    if (boardId === board.id) return `${counted(links, 'link', 'links')} that this board alone refuses will be shown as text again.`
    const name = rules.find((rule) => rule.boardId === boardId)?.board?.name ?? ''
    return `On ${name} ${counted(links, 'link', 'links')} will not be shown, for links to that host are refused there; each author receives a statement of reasons and can appeal.`
  })
}
