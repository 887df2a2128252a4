import { cookies } from 'next/headers'
import { personalMetadata } from '@/app/page-metadata'
import { Settings } from '@/components/members/settings'
import { getViewer } from '@/lib/web/session'
import { readTheme, THEME_COOKIE } from '@/lib/web/theme'
import { themeAction } from './actions'

export const metadata = personalMetadata('Settings')

export default async function SettingsPage() {
  const viewer = await getViewer()
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  return <Settings name={viewer.kind === 'member' ? viewer.name : null} theme={theme} themeAction={themeAction} />
}
