import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { MoveManyPage } from '@/components/moderation/move-many-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findMoveManyPage } from '@/lib/moderation/bulk/move-many-page'
import { moveManyPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'
import { moveManyAction } from '../../actions'

type Address = { params: Promise<{ board: string }>; searchParams: Promise<Partial<Record<'sent' | 'threads', string | string[]>>> }

export const metadata = personalMetadata('Move threads')

export default async function Page({ params, searchParams }: Address) {
  const moderator = await getModerator()
  const { board } = await params
  if (!moderator) return <ResumeForm action={moveManyAction} path={moveManyPath(board)} />
  const { sent, threads } = await searchParams
  const shown = (await findMoveManyPage(moderator, board, { sent: single(sent), threads: single(threads) })) ?? notFound()
  return <MoveManyPage shown={shown} action={moveManyAction} />
}
