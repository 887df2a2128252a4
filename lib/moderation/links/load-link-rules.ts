import type { Tx } from '@/lib/platform/db'

const BOARD = { id: true, slug: true, name: true, readableBy: true, linkTrust: true } as const

/** What acts on the links of one board, or of all (0), judge by; null where there is no such board. */
export async function loadLinkRules(tx: Tx, boardId: bigint) {
  const board = boardId === 0n ? null : await tx.board.findUnique({ where: { id: boardId }, select: BOARD })
  return boardId !== 0n && !board ? null : { links: { board, concerned: [] as bigint[] } }
}

type LinkRulesFacts = NonNullable<Awaited<ReturnType<typeof loadLinkRules>>>

/** The same of an act that was done: with the authors of the posts that it touched. */
export async function loadLinksOf(tx: Tx, entry: { id: bigint; undoesId: bigint | null; boardId: bigint | null }): Promise<LinkRulesFacts | null> {
  const facts = await loadLinkRules(tx, entry.boardId ?? 0n)
  const authors = await tx.name.findMany({
    where: { posts: { some: { ruled: { some: { entryId: entry.undoesId ?? entry.id } } } } },
    distinct: ['memberId'],
    select: { memberId: true },
  })
  return facts && { links: { ...facts.links, concerned: authors.map(({ memberId }) => memberId) } }
}
