import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/platform/env'
import { isLetter } from './addresses'

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 2 * 1024 * 1024

/** The most that is read of a form that is too large, in bytes, so that its words can be given back. */
export const WORDS_LIMIT = 2 * BODY_LIMIT

const METHODS = ['GET', 'HEAD', 'POST']
/** Next's own transports: no reader asks for them. */
const HIDDEN = /^\/_next\/(?!static\/)|\.rsc$|\.segments\/|\/\.|\.map$/
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The status with which a request is refused before anything looks at it, or null. */
export function refusalOf(request: IncomingMessage): number | null {
  const { method = '' } = request
  if (!METHODS.includes(method)) return 405
  if (method === 'POST' && !isOurs(request.headers.origin) && !isFromLetter(request)) return 403
  return Number(request.headers['content-length'] ?? 0) > BODY_LIMIT ? 413 : null
}

/**
 * Whether the words of a refused form may be shown to whoever sent it: typed here, as far as anybody can tell, by a
 * browser that hides where it was or knows us by another name. What another site has sent is not repeated in our name.
 */
export function mayGiveBack({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  const { origin = 'null', host, 'content-type': type = '', 'content-length': length = 0 } = headers
  if (method !== 'POST' || !type.startsWith('multipart/form-data') || Number(length) > WORDS_LIMIT) return false
  if (headers['sec-fetch-site'] === 'cross-site') return false
  return origin === 'null' || (URL.canParse(origin) && new URL(origin).host === host)
}

/** A path of this site in its one spelling: no host, no doubled or dotted parts, no hidden characters. */
export function isPlain(path: string): boolean {
  if (!path.startsWith('/') || path.includes('//') || path.includes('\\') || path.length > 2000) return false
  const text = decoded(path)
  return text !== null && !/\p{Cc}/u.test(text) && !/(^|\/)\.\.?(\/|$)/.test(text) && !/%2f|%5c/i.test(path) && !HIDDEN.test(text)
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** Whether a form was sent from one of our own pages. A browser says so in Origin; one that does not is refused. */
function isOurs(origin: string | undefined): boolean {
  if (origin === env().SITE_URL) return true
  const { loopback, SITE_URL } = env()
  return loopback && origin !== undefined && LOOPBACK.test(origin) && new URL(origin).port === new URL(SITE_URL).port
}

/** Browsers keep the origin of such a page to themselves, as they keep its address. No session is read or opened there, so that a form from elsewhere can do no more than its sender could. */
function isFromLetter({ url, headers }: IncomingMessage): boolean {
  return headers.origin === 'null' && isLetter(url)
}
