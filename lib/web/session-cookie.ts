import { env } from '@/lib/platform/env'

/** The session's cookie: out of scripts' reach, and bound to this host where the site is on https. */
export function sessionCookie() {
  const secure = env().https
  return { name: secure ? '__Host-session' : 'session', options: { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const }
}
