import { personalMetadata } from '@/app/page-metadata'
import { Settings } from '@/components/members/settings'
import { findActsAsHq } from '@/lib/identity/acting'
import { findWishes } from '@/lib/notifications/wishes'
import { findOutOfSight } from '@/lib/posts/out-of-sight'
import { findTheme } from '@/lib/web/account'
import { getViewer } from '@/lib/web/session'
import { actsAsHqAction, mailOnAction, themeAction, wishesAction } from './actions'

export const metadata = personalMetadata('Settings')

export default async function SettingsPage() {
  const viewer = await getViewer()
  const name = viewer.kind === 'member' ? viewer.name : null
  const [theme, hq, elsewhere] = [await findTheme(), await findActsAsHq(viewer), await findOutOfSight(viewer)]
  const wishes = await findWishes(viewer)
  return (
    <Settings
      name={name}
      theme={theme}
      themeAction={themeAction}
      hq={hq}
      hqAction={actsAsHqAction}
      elsewhere={elsewhere}
      wishes={wishes}
      wishesAction={wishesAction}
      mailOnAction={mailOnAction}
    />
  )
}
