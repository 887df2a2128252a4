import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { pageNumber, single } from '@/app/page-number'
import { ReplyPage } from '@/components/threads/reply-page'
import { threadId } from '@/lib/platform/ids'
import { findReplyForm } from '@/lib/posts/queries'
import { getViewer } from '@/lib/web/session'
import { replyAction } from './actions'

type Address = { params: Promise<{ thread: string }>; searchParams: Promise<{ quote?: string | string[] }> }

export const metadata = personalMetadata('Reply')

export default async function Page({ params, searchParams }: Address) {
  const id = threadId.safeParse((await params).thread)
  if (!id.success) notFound()
  const quote = single((await searchParams).quote)
  const form = await findReplyForm(await getViewer(), id.data, quote === undefined ? undefined : pageNumber(quote))
  if (!form) notFound()
  return <ReplyPage form={form} action={replyAction} />
}
