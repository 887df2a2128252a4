import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { AsOf } from '@/components/layout/as-of'
import { ReaderMark } from '@/components/layout/reader-mark'
import { SiteFooter } from '@/components/layout/site-footer'
import { SiteHeader } from '@/components/layout/site-header'
import { FormSummary } from '@/components/ui/form-summary'
import { SlotsWith } from '@/components/ui/slot'
import { markWord, slotValue } from '@/components/ui/slot-value'
import { env } from '@/lib/platform/env'
import { PATH_HEADER, REQUEST_HEADER } from '@/lib/platform/marks'
import { readerScript } from '@/lib/web/client-files'
import { wrongOf } from '@/lib/web/statuses'
import { displayFont, textFont } from './fonts'
import './globals.css'

// Every page speaks of what the database holds now; the front door keeps what may be kept.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const { SITE_NAME, SITE_URL } = env()
  const error = wrongOf((await headers()).get(REQUEST_HEADER)) ? 'Error: ' : ''
  return {
    metadataBase: new URL(SITE_URL),
    title: { default: `${error}${SITE_NAME}`, template: `${error}%s · ${SITE_NAME}` },
    description: 'A discussion board for parents, with moderators whose work is in the open.',
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffdfa' },
    { media: '(prefers-color-scheme: dark)', color: '#1e1a22' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const asked = await headers()
  const path = asked.get(PATH_HEADER) ?? undefined
  const wrong = wrongOf(asked.get(REQUEST_HEADER))
  const siteName = env().SITE_NAME
  const script = readerScript()
  return (
    <html lang="en-GB" data-theme={await slotValue('theme')} className={`${textFont.variable} ${displayFont.variable}`}>
      <head>{script && <script type="module" src={script} />}</head>
      <body>
        <SlotsWith word={await markWord()}>
          <ReaderMark path={path} />
          <a className="skip-link" href="#main">
            Skip to the page
          </a>
          <SiteHeader siteName={siteName} path={path} />
          <main id="main" className="wrap">
            {wrong && <FormSummary wrong={wrong} />}
            <AsOf />
            {children}
          </main>
          <SiteFooter siteName={siteName} />
        </SlotsWith>
      </body>
    </html>
  )
}
