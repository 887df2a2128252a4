import type { Viewer } from '@/lib/identity/viewer'
import { Refusal } from '@/lib/platform/refusal'

export type Author = { nameId: bigint; memberId: bigint; joinedAt: Date }

/** The viewer as the author of what she sends; a guest is refused as `signed_out`. */
export function authorOf(viewer: Viewer): Author {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  return { nameId: viewer.nameId, memberId: viewer.id, joinedAt: viewer.joinedAt }
}
