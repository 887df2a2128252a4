import { personalMetadata } from '@/app/page-metadata'
import { Settings } from '@/components/members/settings'
import { findTheme } from '@/lib/web/account'
import { getViewer } from '@/lib/web/session'
import { themeAction } from './actions'

export const metadata = personalMetadata('Settings')

export default async function SettingsPage() {
  const viewer = await getViewer()
  return <Settings name={viewer.kind === 'member' ? viewer.name : null} theme={await findTheme()} themeAction={themeAction} />
}
