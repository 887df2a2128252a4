import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { pageNumber, single } from '@/app/page-number'
import { ManyOfThread } from '@/components/moderation/many-of-thread'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findThreadMenu } from '@/lib/moderation/bulk/bulk-thread'
import { threadId } from '@/lib/platform/ids'
import { modThreadPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'
import { bulkAction } from './actions'

export const metadata = personalMetadata('Moderation of a thread')

type Asked = Partial<Record<'act' | 'page' | 'sent' | 'did' | 'posts' | 'also', string | string[]>>

export default async function Page({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Asked> }) {
  const moderator = await getModerator()
  const id = threadId.safeParse((await params).id)
  if (!id.success) notFound()
  if (!moderator) return <ResumeForm action={bulkAction} path={modThreadPath(id.data)} />
  const { act, page, sent, did, posts, also } = await searchParams
  const asked = { act: single(act), page: pageNumber(single(page) ?? '1'), sent: single(sent), did: single(did), posts: single(posts), also: single(also) }
  const menu = (await findThreadMenu(moderator, id.data, asked)) ?? notFound()
  return <ManyOfThread menu={menu} action={bulkAction} />
}
