import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { NewThreadPage } from '@/components/threads/new-thread-page'
import { findBoardToStartIn } from '@/lib/boards/queries'
import { getViewer } from '@/lib/web/session'
import { startThreadAction } from './actions'

export const metadata = personalMetadata('Start a thread')

export default async function Page({ params }: { params: Promise<{ board: string }> }) {
  const board = await findBoardToStartIn(await getViewer(), (await params).board)
  if (!board) notFound()
  return <NewThreadPage board={board} action={startThreadAction} />
}
