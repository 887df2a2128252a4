import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { BoardFile } from '@/components/moderation/board-file'
import { findBoardFile } from '@/lib/moderation/house/admin-queries'
import { getAdmin } from '@/lib/web/session'

export const metadata = personalMetadata('Administration of a board')

export default async function AdminBoardPage({ params }: { params: Promise<{ board: string }> }) {
  const admin = await getAdmin()
  const { board: slug } = await params
  const board = admin && (await findBoardFile(admin, slug))
  if (!board) notFound()
  return <BoardFile board={board} />
}
