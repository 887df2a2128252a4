import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { isRefusedPage, REFUSED_PAGES, RefusedPage } from '@/components/layout/refused-page'

type Address = { params: Promise<{ status: string }> }

export async function generateMetadata({ params }: Address) {
  const { status } = await params
  return personalMetadata(isRefusedPage(status) ? REFUSED_PAGES[status].title : 'Not here')
}

export default async function Page({ params }: Address) {
  const { status } = await params
  if (!isRefusedPage(status)) notFound()
  return <RefusedPage status={status} />
}
