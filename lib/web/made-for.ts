import type { Viewer } from '@/lib/identity/viewer'
import { fingerprintOf } from '@/lib/platform/fingerprint'
import type { Values } from '@/lib/platform/form-state'
import { Refusal } from '@/lib/platform/refusal'

/** For whom a form is made, as its field `made_for` says it: read by nobody, the same each time; empty for a guest. */
export function madeFor(viewer: Viewer): string {
  return viewer.kind === 'member' ? fingerprintOf(`form of ${viewer.id}`) : ''
}

/**
 * Goes on only where a form is sent by the member for whom it was made, or was made for a guest. It comes back made for the
 * sender too, so a member who sends it once more was asked. The field opens nothing: what it says can only bring the question.
 */
export function ensureMadeFor(viewer: Viewer, values: Values): void {
  const own = madeFor(viewer)
  if (!own) return
  const [first = '', second = ''] = [values.made_for ?? ''].flat()
  const isHers = first === own || second === own
  const isOthers = first ? !isHers : namesOther(viewer, values)
  values.made_for = isOthers && first ? [first, own] : own
  if (isOthers) throw new Refusal('other_member')
}

/** Whether somebody else's name was typed into the form to send it with. */
function namesOther(viewer: Viewer, { sign_in_name: typed }: Values): boolean {
  return viewer.kind === 'member' && typeof typed === 'string' && typed.trim() !== '' && typed.trim().toLowerCase() !== viewer.name.toLowerCase()
}
