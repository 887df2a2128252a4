import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { pageNumber, single } from '@/app/page-number'
import { ReplyPage } from '@/components/threads/reply-page'
import { draftMoment } from '@/lib/drafts/schema'
import { threadId } from '@/lib/platform/ids'
import { findReplyForm } from '@/lib/posts/writing-forms'
import { getViewer } from '@/lib/web/session'
import { replyAction } from './actions'

type Asked = Partial<Record<'quote' | 'whole' | 'part' | 'draft', string | string[]>>
type Address = { params: Promise<{ thread: string }>; searchParams: Promise<Asked> }

export const metadata = personalMetadata('Reply')

export default async function Page({ params, searchParams }: Address) {
  const id = threadId.safeParse((await params).thread)
  if (!id.success) notFound()
  const asked = await searchParams
  const form = await findReplyForm(await getViewer(), id.data, quoteOf(asked), draftMoment.parse(single(asked.draft)))
  if (!form) notFound()
  return <ReplyPage form={form} action={replyAction} />
}

function quoteOf({ quote, whole, part }: Asked) {
  const number = single(quote)
  return number === undefined ? undefined : { number: pageNumber(number), whole: single(whole) === '1', part: single(part) }
}
