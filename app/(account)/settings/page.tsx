import { personalMetadata } from '@/app/page-metadata'
import { Settings } from '@/components/members/settings'
import { findActsAsHq } from '@/lib/identity/acting'
import { findTheme } from '@/lib/web/account'
import { getViewer } from '@/lib/web/session'
import { actsAsHqAction, themeAction } from './actions'

export const metadata = personalMetadata('Settings')

export default async function SettingsPage() {
  const viewer = await getViewer()
  const name = viewer.kind === 'member' ? viewer.name : null
  return <Settings name={name} theme={await findTheme()} themeAction={themeAction} hq={await findActsAsHq(viewer)} hqAction={actsAsHqAction} />
}
