import { activePath, boardsPath, signInPath } from '@/lib/urls'
import { WaysOn } from '../ui/ways-on'

/** Joining is not open yet, and the page says so. */
export function Join() {
  return (
    <div className="grid max-w-measure gap-4 py-8">
      <h1>Joining opens soon</h1>
      <p>We cannot take new members on this site yet. Everything on the open boards can be read without joining, for as long as you like.</p>
      <p>If you have a name here already, sign in and write with us.</p>
      <WaysOn
        ways={[
          { href: signInPath(), text: 'Sign in' },
          { href: activePath, text: 'Active threads' },
          { href: boardsPath, text: 'All boards' },
        ]}
      />
    </div>
  )
}
