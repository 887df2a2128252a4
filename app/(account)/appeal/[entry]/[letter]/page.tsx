import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { AppealPage } from '@/components/moderation/appeal-page'
import { LetterOver } from '@/components/moderation/letter-over'
import { findLetterPage } from '@/lib/moderation/appeals/appeals'
import { entryId } from '@/lib/platform/ids'
import { letterAppealAction } from './actions'

export const metadata = personalMetadata('Appeal')

/** For her who cannot sign in: her letter opens this one appeal, and nothing else. */
export default async function Page({ params }: { params: Promise<{ entry: string; letter: string }> }) {
  const { entry, letter } = await params
  const id = entryId.safeParse(entry)
  const page = id.success ? await findLetterPage(id.data, letter) : null
  if (!page || !id.success) notFound()
  if (page === 'over') return <LetterOver action={letterAppealAction} entryId={String(id.data)} letter={letter} />
  return <AppealPage page={page} action={letterAppealAction} letter={letter} />
}
