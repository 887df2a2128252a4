import { notFound } from 'next/navigation'
import { bulkAction } from '@/app/(moderation)/mod/thread/[id]/actions'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { MemberFile } from '@/components/moderation/member-file'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findMemberFile } from '@/lib/moderation/member-queries'
import { modMemberPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Moderation of a member')

type Asked = Partial<Record<'act' | 'sent' | 'did' | 'posts' | 'also', string | string[]>>

export default async function Page({ params, searchParams }: { params: Promise<{ name: string }>; searchParams: Promise<Asked> }) {
  const moderator = await getModerator()
  const name = decodeURIComponent((await params).name)
  if (!moderator) return <ResumeForm action={bulkAction} path={modMemberPath(name)} />
  const { act, sent, did, posts, also } = await searchParams
  const asked = { act: single(act), sent: single(sent), did: single(did), posts: single(posts), also: single(also) }
  const file = (await findMemberFile(moderator, name, asked)) ?? notFound()
  return <MemberFile file={file} action={bulkAction} />
}
