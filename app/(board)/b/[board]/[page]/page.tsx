import type { Metadata } from 'next'
import { pageNumber } from '@/app/page-number'
import { BoardDocument, boardMetadata } from '../board-document'

type Address = { params: Promise<{ board: string; page: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { board, page } = await params
  return boardMetadata({ board, page: pageNumber(page) })
}

export default async function LaterBoardPage({ params }: Address) {
  const { board, page } = await params
  return <BoardDocument board={board} page={pageNumber(page)} numbered />
}
