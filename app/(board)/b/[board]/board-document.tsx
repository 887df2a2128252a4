import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { Board } from '@/components/boards/board'
import { PageTags } from '@/components/ui/page-tags'
import { findBoardPage, findRenamedBoard } from '@/lib/boards/queries'
import { boardTag } from '@/lib/platform/tags'
import { boardPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

/** A board and one page of its threads; the first page has no number of its own. */
type Asked = { board: string; page: number; numbered?: boolean }

export async function BoardDocument({ board, page, numbered }: Asked) {
  const shown = await loadBoard(board, page)
  if (shown.board.slug !== board) permanentRedirect(boardPath(shown.board.slug, page))
  if (numbered && page === 1) permanentRedirect(boardPath(shown.board.slug))
  return (
    <>
      <PageTags tags={[boardTag(shown.board.id)]} until={shown.until} />
      <Board shown={shown} />
    </>
  )
}

export async function boardMetadata({ board: slug, page }: Asked): Promise<Metadata> {
  const { board } = await loadBoard(slug, page)
  return documentMetadata({
    title: page > 1 ? `${board.name}, page ${page}` : board.name,
    path: boardPath(board.slug, page),
    description: board.purpose,
    indexed: !board.unindexedAt && board.readableBy === 'everyone',
  })
}

/** The board at this address, or the one that once had it. */
const loadBoard = cache(async (slug: string, page: number) => {
  const sight = await getSight()
  const named = (await findBoardPage(sight, slug, page)) ?? null
  const renamed = named ? null : await findRenamedBoard(sight, slug)
  return named ?? (renamed ? await findBoardPage(sight, renamed, page) : null) ?? notFound()
})
