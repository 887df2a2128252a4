import { signOutPath } from '@/lib/urls'
import { WaysOn } from '../ui/ways-on'

export function AlreadySignedIn({ name, to }: { name: string; to: string }) {
  return (
    <div className="grid max-w-[26rem] gap-4 py-8">
      <h1>You are signed in</h1>
      <p>You are here as {name}.</p>
      <WaysOn
        ways={[
          { href: to, text: 'Go on' },
          { href: signOutPath, text: 'Sign out' },
        ]}
      />
    </div>
  )
}
