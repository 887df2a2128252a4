import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { pageNumber, single } from '@/app/page-number'
import { LostPage } from '@/components/posts/lost-page'
import { ReplyPage } from '@/components/threads/reply-page'
import { draftMoment } from '@/lib/drafts/schema'
import { threadId } from '@/lib/platform/ids'
import { findDraftsOfForm } from '@/lib/posts/shown-drafts'
import { findReplyForm } from '@/lib/posts/writing-forms'
import { replyPath } from '@/lib/urls'
import { getViewer } from '@/lib/web/session'
import { replyAction } from './actions'

type Asked = Partial<Record<'quote' | 'whole' | 'part' | 'draft', string | string[]>>
type Address = { params: Promise<{ thread: string }>; searchParams: Promise<Asked> }

export const metadata = personalMetadata('Reply')

export default async function Page({ params, searchParams }: Address) {
  const id = threadId.safeParse((await params).thread)
  if (!id.success) notFound()
  const asked = await searchParams
  const [viewer, draft] = [await getViewer(), draftMoment.parse(single(asked.draft))]
  const form = await findReplyForm(viewer, id.data, quoteOf(asked), draft)
  if (form) return <ReplyPage form={form} action={replyAction} />
  const drafts = await findDraftsOfForm(viewer, replyPath(id.data), draft)
  return drafts.draft ? <LostPage drafts={drafts} action={replyAction} /> : notFound()
}

function quoteOf({ quote, whole, part }: Asked) {
  const number = single(quote)
  return number === undefined ? undefined : { number: pageNumber(number), whole: single(whole) === '1', part: single(part) }
}
