import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { isRefusedPage, REFUSED_PAGES, RefusedPage } from '@/components/layout/refused-page'

type Address = { params: Promise<{ status: string }> }

export async function generateMetadata({ params }: Address) {
  const { status } = await params
  const error = status.endsWith('words') ? 'Error: ' : ''
  return personalMetadata(isRefusedPage(status) ? `${error}${REFUSED_PAGES[status].title}` : 'Not here')
}

export default async function Page({ params }: Address) {
  const { status } = await params
  if (!isRefusedPage(status)) notFound()
  return <RefusedPage status={status} />
}
