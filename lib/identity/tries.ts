import { DAY_MS, now } from '@/lib/platform/clock'
import { NEWCOMER_DAYS, type PersonalLimit, type Standing } from '@/lib/platform/limits'
import type { Try } from '@/lib/platform/rate-limit'
import { isStaff } from './policy'
import type { Caller, Viewer } from './viewer'

/** How a try of this viewer is counted: a member by her number, a guest by network address. */
export function tryOf(limit: PersonalLimit, viewer: Viewer, { address }: Caller): Try {
  return { limit, standing: standingOf(viewer), subject: viewer.kind === 'guest' ? address : `member ${viewer.id}` }
}

/** How the sending of a form is counted: as what it is, and as one of all forms from its address. */
export function triesOfForm(limit: PersonalLimit, viewer: Viewer, caller: Caller): Try[] {
  const together: Try[] = limit === 'wish' && viewer.kind === 'guest' ? [{ limit: 'guests-wishes', subject: 'guests' }] : []
  return [tryOf(limit, viewer, caller), { limit: 'form', subject: caller.address }, ...together]
}

function standingOf(viewer: Viewer): Standing {
  if (viewer.kind === 'guest') return 'guest'
  const { joinedAt } = viewer
  if (isStaff(viewer)) return 'staff'
  return now().getTime() - joinedAt.getTime() < NEWCOMER_DAYS * DAY_MS ? 'newcomer' : 'member'
}
