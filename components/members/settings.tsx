import type { WishesView } from '@/lib/notifications/views'
import type { FormAction } from '@/lib/platform/form-state'
import type { OutOfSightView } from '@/lib/posts/views'
import { draftsPath, memberPath, signInPath, signOutPath } from '@/lib/urls'
import { HqForm } from './hq-form'
import { MailOnForm } from './mail-on-form'
import { OutOfSight } from './out-of-sight'
import { ThemeForm } from './theme-form'
import { WishesForm } from './wishes-form'

type SettingsProps = {
  name: string | null
  theme: string
  themeAction: FormAction
  hq: boolean | null
  hqAction: FormAction
  elsewhere: OutOfSightView | null
  wishes: WishesView | null
  wishesAction: FormAction
  mailOnAction: FormAction
}

/** What a reader may set; the look of the pages signed out too. */
export function Settings({ name, theme, themeAction, hq, hqAction, elsewhere, wishes, wishesAction, mailOnAction }: SettingsProps) {
  return (
    <div className="grid max-w-[34rem] gap-8 py-8">
      <h1>Settings</h1>
      <ThemeForm action={themeAction} theme={theme} />
      {wishes?.off && <MailOnForm action={mailOnAction} why={wishes.off} />}
      {wishes && <WishesForm action={wishesAction} chosen={wishes} />}
      {hq !== null && <HqForm action={hqAction} chosen={hq} />}
      <section className="grid gap-3 border-t border-line pt-6">
        <h2>Your account</h2>
        {name === null ? <NotSignedIn /> : <SignedIn name={name} />}
      </section>
      {elsewhere && <OutOfSight {...elsewhere} />}
    </div>
  )
}

function NotSignedIn() {
  return (
    <>
      <p>You are not signed in.</p>
      <p>
        <a className="btn" href={signInPath()}>
          Sign in
        </a>
      </p>
    </>
  )
}

function SignedIn({ name }: { name: string }) {
  return (
    <>
      <p>
        You are signed in as <b>{name}</b>.
      </p>
      <p className="flex flex-wrap gap-2">
        <a className="btn" href={memberPath(name)}>
          Your posts
        </a>
        <a className="btn" href={draftsPath}>
          Your drafts
        </a>
        <a className="btn" href={signOutPath}>
          Sign out
        </a>
      </p>
    </>
  )
}
