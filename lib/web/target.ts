import { env } from '@/lib/platform/env'
import { once } from '@/lib/platform/process'
import { draftsPath } from '@/lib/urls'
import { type Address, readAddress } from './addresses'
import { isFeed } from './answer-feed'
import { isPlain } from './refused-requests'
import { isServedFile } from './static-files'

/** What a request's target names, read once and remembered: the same few thousand are asked for all day. */
export type Target =
  | { kind: 'nothing' }
  | { kind: 'operator' | 'feed' | 'file' | 'next-auth'; url: URL }
  | { kind: 'page' | 'drafts'; url: URL; address: Address }

/** How many targets are remembered, and up to which length, in characters. */
const MOST_TARGETS = 5000
const LONGEST_TARGET = 200

const OPERATOR = /^\/(health\/(live|ready)|robots\.txt|metrics)$/
/** What next-auth answers for itself. */
const NEXT_AUTH = /^\/api\/auth\/(csrf|session|providers|signin|signout|callback\/credentials)$/

const remembered = () => once('targets', () => new Map<string, Target>())

export function readTarget(text: string): Target {
  const known = remembered().get(text)
  if (known) return known
  const target = read(text)
  if (remembered().size >= MOST_TARGETS) remembered().clear()
  if (text.length <= LONGEST_TARGET) remembered().set(text, target)
  return target
}

function read(text: string): Target {
  if (!isPlain(text.split('?', 1)[0] ?? '')) return { kind: 'nothing' }
  const url = new URL(text, env().SITE_URL)
  if (OPERATOR.test(url.pathname)) return { kind: 'operator', url }
  if (url.pathname === draftsPath) return { kind: 'drafts', url, address: readAddress(url) }
  if (isFeed(url.pathname)) return { kind: 'feed', url }
  if (isServedFile(url.pathname)) return { kind: 'file', url }
  return NEXT_AUTH.test(url.pathname) ? { kind: 'next-auth', url } : { kind: 'page', url, address: readAddress(url) }
}
