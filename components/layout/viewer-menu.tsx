import { Bell } from 'lucide-react'
import { home, join, signIn, signOut } from '@/lib/routes'
import { type Matched, matchPath } from '@/lib/routing/match'
import type { Route } from '@/lib/routing/route'
import { joinPath, notificationsPath, settingsPath, signInPath, signOutPath } from '@/lib/urls'
import { Slot } from '../ui/slot'
import { SlotValue } from '../ui/slot-value'

/** The reader's own corner: a way in, or their name and a way out. */
export function ViewerMenu({ path }: { path?: string }) {
  return (
    <nav className="flex flex-wrap items-center gap-x-2" aria-label="You">
      <Slot when="guest">
        <a className="btn" href={signInPath(returnTo(path))}>
          Sign in
        </a>
        <a className="btn btn-primary" href={joinPath}>
          Join
        </a>
      </Slot>
      <Slot when="member">
        <a className="bell" href={notificationsPath}>
          <Bell size={18} aria-hidden="true" />
          <span className="sr-only">Notifications</span>
          <Slot when="unread">
            <b className="bell-count">
              <SlotValue name="viewer.unread" />
              <span className="sr-only"> unread</span>
            </b>
          </Slot>
        </a>
        <a className="btn" href={settingsPath}>
          <span className="max-w-[max(5rem,24vw)] truncate sm:max-w-[9rem]">
            <SlotValue name="viewer.name" />
          </span>
        </a>
        <a className="nav-link px-1" href={signOutPath}>
          Sign out
        </a>
      </Slot>
    </nav>
  )
}

/** Signing in leads back to what was being read, but never to a form of this very kind. */
function returnTo(path = ''): string | undefined {
  const matched = matchPath(path.split('?', 1)[0] ?? '')
  if (!matched || matched.route.kind === 'inner' || NO_WAY_BACK.includes(matched.route)) return undefined
  return withoutSlug(path, matched)
}

const NO_WAY_BACK: readonly Route[] = [home, signIn, signOut, join]

/** A thread by its number: no page repeats the words of its address, which may be those of a thread that was removed. */
function withoutSlug(path: string, { params: { thread, slug } }: Matched): string {
  return thread && slug ? path.replace(`/${thread}/${slug}`, `/${thread}/-`) : path
}
