import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { MailPage } from '@/components/moderation/mail-page'
import { findMailPage } from '@/lib/letters/mail/check-domain'
import { getAdmin } from '@/lib/web/session'
import { testLetterAction } from './actions'

export const metadata = personalMetadata('Mail')

export default async function Page() {
  const admin = (await getAdmin()) ?? notFound()
  const page = (await findMailPage(admin)) ?? notFound()
  return <MailPage page={page} action={testLetterAction} />
}
