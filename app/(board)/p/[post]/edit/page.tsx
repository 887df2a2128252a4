import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { ResumeForm } from '@/components/moderation/resume-form'
import { EditPage } from '@/components/posts/edit-page'
import { LostPage } from '@/components/posts/lost-page'
import { draftMoment } from '@/lib/drafts/schema'
import { postId } from '@/lib/platform/ids'
import { findEditForm } from '@/lib/posts/revision-forms'
import { findDraftsOfForm } from '@/lib/posts/shown-drafts'
import { editPostPath } from '@/lib/urls'
import { getMember } from '@/lib/web/session'
import { editPostAction } from './actions'

export const metadata = personalMetadata('Edit your post')

type Address = { params: Promise<{ post: string }>; searchParams: Promise<{ draft?: string | string[] }> }

export default async function EditPostPage({ params, searchParams }: Address) {
  const id = postId.safeParse((await params).post)
  if (!id.success) notFound()
  const path = editPostPath(id.data)
  const member = await getMember()
  if (!member) return <ResumeForm action={editPostAction} path={path} />
  const asked = draftMoment.parse(single((await searchParams).draft))
  const form = await findEditForm(member, id.data, asked)
  if (form) return <EditPage form={form} action={editPostAction} />
  const drafts = await findDraftsOfForm(member, path, asked)
  return drafts.draft ? <LostPage drafts={drafts} action={editPostAction} /> : notFound()
}
