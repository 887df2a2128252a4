import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { NewThreadPage } from '@/components/threads/new-thread-page'
import { findRenamedBoard } from '@/lib/boards/queries'
import { draftMoment } from '@/lib/drafts/schema'
import { sightOf } from '@/lib/identity/viewer'
import { findNewThreadForm } from '@/lib/posts/writing-forms'
import { getViewer } from '@/lib/web/session'
import { startThreadAction } from './actions'

export const metadata = personalMetadata('Start a thread')

type Address = { params: Promise<{ board: string }>; searchParams: Promise<{ draft?: string | string[] }> }

export default async function Page({ params, searchParams }: Address) {
  const asked = draftMoment.parse(single((await searchParams).draft))
  const { board: slug } = await params
  const viewer = await getViewer()
  const renamed = await findRenamedBoard(sightOf(viewer), slug)
  const board = await findNewThreadForm(viewer, renamed ?? slug, asked)
  if (!board) notFound()
  return <NewThreadPage board={board} action={startThreadAction} />
}
