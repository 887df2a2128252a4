import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { ResumeForm } from '@/components/moderation/resume-form'
import { EditPage } from '@/components/posts/edit-page'
import { postId } from '@/lib/platform/ids'
import { findEditForm } from '@/lib/posts/revision-forms'
import { editPostPath } from '@/lib/urls'
import { getMember } from '@/lib/web/session'
import { editPostAction } from './actions'

export const metadata = personalMetadata('Edit your post')

export default async function EditPostPage({ params }: { params: Promise<{ post: string }> }) {
  const id = postId.safeParse((await params).post)
  if (!id.success) notFound()
  const member = await getMember()
  if (!member) return <ResumeForm action={editPostAction} path={editPostPath(id.data)} />
  const form = (await findEditForm(member, id.data)) ?? notFound()
  return <EditPage form={form} action={editPostAction} />
}
