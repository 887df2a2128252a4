import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { ResumeForm } from '@/components/moderation/resume-form'
import { WithdrawPage } from '@/components/posts/withdraw-page'
import { postId } from '@/lib/platform/ids'
import { findWithdrawForm } from '@/lib/posts/revision-forms'
import { withdrawPostPath } from '@/lib/urls'
import { getMember } from '@/lib/web/session'
import { withdrawPostAction } from './actions'

export const metadata = personalMetadata('Withdraw your post')

export default async function WithdrawPostPage({ params }: { params: Promise<{ post: string }> }) {
  const id = postId.safeParse((await params).post)
  if (!id.success) notFound()
  const member = await getMember()
  if (!member) return <ResumeForm action={withdrawPostAction} path={withdrawPostPath(id.data)} />
  const form = (await findWithdrawForm(member, id.data)) ?? notFound()
  return <WithdrawPage form={form} action={withdrawPostAction} />
}
