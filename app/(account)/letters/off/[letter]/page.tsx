import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { UnsubscribeForm } from '@/components/notifications/unsubscribe-form'
import { findUnsubscribePage } from '@/lib/letters/mail/switch-off'
import { unsubscribeAction } from './actions'

export const metadata = personalMetadata('Letters')

/** Opening it changes nothing: mail scanners open every link. */
export default async function Page({ params }: { params: Promise<{ letter: string }> }) {
  const { letter } = await params
  const page = (await findUnsubscribePage(letter)) ?? notFound()
  return <UnsubscribeForm action={unsubscribeAction} letter={letter} off={page.off} />
}
