import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { Briefing } from '@/components/boards/briefing'
import { PageTags } from '@/components/ui/page-tags'
import { findBriefing, findRenamedBoard } from '@/lib/boards/queries'
import { boardTag } from '@/lib/platform/tags'
import { briefingPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

type Address = { params: Promise<{ board: string; slug: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { board, slug } = await params
  const briefing = await loadBriefing(board, slug)
  return documentMetadata({
    title: `${briefing.title} · ${briefing.board.name}`,
    path: briefingPath(briefing.board.slug, slug),
    indexed: !briefing.board.unindexedAt,
  })
}

export default async function BriefingPage({ params }: Address) {
  const { board, slug } = await params
  const briefing = await loadBriefing(board, slug)
  if (briefing.board.slug !== board) permanentRedirect(briefingPath(briefing.board.slug, slug))
  return (
    <>
      <PageTags tags={[boardTag(briefing.board.id)]} />
      <Briefing briefing={briefing} />
    </>
  )
}

const loadBriefing = cache(async (board: string, slug: string) => {
  const sight = await getSight()
  const renamed = await findRenamedBoard(sight, board)
  return (await findBriefing(sight, renamed ?? board, slug)) ?? notFound()
})
