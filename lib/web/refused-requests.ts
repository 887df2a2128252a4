import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/platform/env'
import { once } from '@/lib/platform/process'
import { matchPath } from '@/lib/routing/match'
import { isLetter } from './addresses'

/** The largest form that is taken, in bytes: a post at its limit is 400,000 of them at most. */
export const BODY_LIMIT = 512 * 1024

/** The most that is read of a form that is too large, in bytes, so that its words can be given back. */
export const WORDS_LIMIT = 8 * BODY_LIMIT

/** Next's own transports: no reader asks for them. */
const HIDDEN = /^\/_next\/(?!static\/)|\.rsc$|\.segments\/|\/\.|\.map$/
const DOTTED = /(^|\/)\.\.?(\/|$)/
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The status with which a request is refused before anything looks at it, or null. */
export function refusalOf(request: IncomingMessage): number | null {
  const { method = '' } = request
  if (!namesOneHost(request)) return 400
  if (method === 'POST' && !isOurs(request.headers.origin) && !isFromLetter(request)) return 403
  return Number(request.headers['content-length'] ?? 0) > BODY_LIMIT ? 413 : null
}

/** HTTP/1.1 asks for exactly one Host. */
function namesOneHost({ httpVersion, rawHeaders = [] }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
  return hosts === 1 || (hosts === 0 && httpVersion !== '1.1')
}

/**
 * Whether the words of a refused form may be shown to its sender: typed here, as far as anybody can tell, by a
 * browser that hides where it was or knows us by another name. What another site has sent is not repeated in our name.
 */
export function mayGiveBack({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  const { origin = 'null', host, 'content-type': type = '', 'content-length': length = 0 } = headers
  if (method !== 'POST' || !type.startsWith('multipart/form-data') || Number(length) > WORDS_LIMIT) return false
  if (headers['sec-fetch-site'] === 'cross-site') return false
  return origin === 'null' || origin === `https://${host}` || origin === `http://${host}`
}

/** A path of this site in its one spelling: no host, no doubled or dotted parts, no hidden characters. */
export function isPlain(path: string): boolean {
  if (!path.startsWith('/') || path.includes('//') || path.includes('\\') || path.length > 2000) return false
  const rest = withoutName(path)
  const text = decoded(rest)
  return text !== null && !/\p{Cc}/u.test(text) && !DOTTED.test(text) && !/%2f|%5c/i.test(rest) && !HIDDEN.test(text)
}

/** A name may have any sign, and so may the last part of an address that ends in one; it leads nowhere but to who has it. */
function withoutName(path: string): string {
  const bare = path.replace(/\/$/, '')
  const name = matchPath(bare)?.params.name ?? ''
  const text = decoded(name) ?? ''
  return text === '' || DOTTED.test(`/${text.replaceAll('/', '')}`) || /\p{Cc}/u.test(text) ? path : `${bare.slice(0, -name.length)}name`
}

/** What is escaped, as text. Older boards escaped in their own code pages: then each byte is read as a character. Null where an escape is none. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return /%(?![\da-f]{2})/i.test(path) ? null : path.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
}

/** Whether a form was sent from one of our own pages. A browser says so in Origin, always in one spelling; one that does not is refused. */
function isOurs(origin: string | undefined): boolean {
  return origin !== undefined && ownOrigins().includes(origin)
}

/** On loopback the same machine has three names. */
const ownOrigins = () =>
  once('own-origins', () => {
    const { loopback, SITE_URL } = env()
    const { protocol, port } = new URL(SITE_URL)
    return loopback ? LOOPBACK.map((host) => `${protocol}//${host}${port ? `:${port}` : ''}`) : [SITE_URL]
  })

/** Browsers keep the origin of such a page to themselves, as they keep its address. No session is read or opened there, so that a form from elsewhere can do no more than its sender could. */
function isFromLetter({ url, headers }: IncomingMessage): boolean {
  return headers.origin === 'null' && isLetter(url)
}
