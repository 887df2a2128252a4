import type { Metadata } from 'next'
import { BoardDocument, boardMetadata } from './board-document'

type Address = { params: Promise<{ board: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  return boardMetadata({ ...(await params), page: 1 })
}

export default async function BoardPage({ params }: Address) {
  return <BoardDocument {...(await params)} page={1} />
}
