import { env } from '@/lib/platform/env'
import { once } from '@/lib/platform/process'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers of every answer, whatever its status. */
export function securityHeaders(): Readonly<Record<string, string>> {
  return once('security-headers', make)
}

/** For an address that is the secret of a letter: it stays out of every referrer, our own included. */
export function letterHeaders(): Readonly<Record<string, string>> {
  return { ...securityHeaders(), 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' }
}

function make(): Record<string, string> {
  return {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin', // no-referrer would make Origin null and refuse every form
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    ...(env().https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}
