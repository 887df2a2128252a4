import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { Briefing } from '@/components/boards/briefing'
import { PageTags } from '@/components/ui/page-tags'
import { findBriefing } from '@/lib/boards/queries'
import { boardTag } from '@/lib/platform/tags'
import { briefingPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

type Address = { params: Promise<{ board: string; slug: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { board, slug } = await params
  const briefing = await loadBriefing(board, slug)
  return documentMetadata({ title: `${briefing.title} · ${briefing.board.name}`, path: briefingPath(board, slug), indexed: !briefing.board.unindexedAt })
}

export default async function BriefingPage({ params }: Address) {
  const { board, slug } = await params
  const briefing = await loadBriefing(board, slug)
  return (
    <>
      <PageTags tags={[boardTag(briefing.board.id)]} />
      <Briefing briefing={briefing} />
    </>
  )
}

const loadBriefing = cache(async (board: string, slug: string) => (await findBriefing(await getSight(), board, slug)) ?? notFound())
