import type { MemberViewer } from '@/lib/identity/viewer'
import { endHostRule } from '@/lib/moderation/actions/end-host-rule'
import { refuseHost } from '@/lib/moderation/actions/refuse-host'
import { trustHost } from '@/lib/moderation/actions/trust-host'
import { perform } from '@/lib/moderation/perform'
import { unique } from './builders'

type Rule = { host: string; board?: { id: bigint } }

/** Has a host refused on a board, or on all, because of what is advertised there. */
export function refuse(viewer: MemberViewer, { host, board }: Rule, key = unique('key-of-act')) {
  return perform(refuseHost, viewer, { subject: board?.id ?? 0n, host, key, reason: 'spam', words: '', origin: 'own', open: false })
}

/** Has it trusted. */
export function trust(viewer: MemberViewer, { host, board }: Rule, key = unique('key-of-act')) {
  return perform(trustHost, viewer, { subject: board?.id ?? 0n, host, key, reason: 'known', words: '' })
}

/** Ends a rule about a host. */
export function endRuleOf(viewer: MemberViewer, { board, rule }: { board?: { id: bigint }; rule: bigint }, key = unique('key-of-act')) {
  return perform(endHostRule, viewer, { subject: board?.id ?? 0n, rule, key, reason: 'mended', words: '' })
}
