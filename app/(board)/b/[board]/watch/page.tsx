import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { WatchBoardPage } from '@/components/boards/watch-board-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findWatchBoardPage } from '@/lib/boards/watch'
import { watchBoardPath } from '@/lib/urls'
import { getMember } from '@/lib/web/session'
import { watchBoardAction } from './actions'

export const metadata = personalMetadata('Watch a board')

export default async function Page({ params }: { params: Promise<{ board: string }> }) {
  const { board } = await params
  const member = await getMember()
  if (!member) return <ResumeForm action={watchBoardAction} path={watchBoardPath(board)} />
  const watching = (await findWatchBoardPage(member, board)) ?? notFound()
  return <WatchBoardPage watching={watching} action={watchBoardAction} />
}
