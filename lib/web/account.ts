import { cookies } from 'next/headers'
import { z } from 'zod'
import { endSession, signInOrClosed, signOut } from '@/lib/identity/commands'
import { signInInput } from '@/lib/identity/schema'
import type { Viewer } from '@/lib/identity/viewer'
import { findWayToAppeal } from '@/lib/moderation/appeals/appeal-way'
import { env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/refusal'
import { homePath } from '@/lib/urls'
import { setSessionCookie } from './server-action'
import { getCaller } from './session'
import { sessionCookie } from './session-cookie'
import { readTheme, THEME_COOKIE, THEMES } from './theme'

const YEAR_SECONDS = 365 * 86_400

export const signInFormInput = signInInput.extend({ to: z.string().optional() })
export const themeInput = z.object({ theme: z.enum(THEMES, 'Choose how the pages look.') })

/** Opens a session, hands its cookie over and gives the way on. A member who is kept out is led to the reason, and to the appeal. */
export async function signInHere(_viewer: Viewer, input: z.infer<typeof signInFormInput>): Promise<string> {
  const before = (await cookies()).get(sessionCookie().name)?.value
  const opened = await signInOrClosed(input, await getCaller())
  if ('closed' in opened) {
    const way = await findWayToAppeal(opened.closed)
    if (!way) throw new Refusal('not_allowed', { name: opened.sentence })
    return way
  }
  await setSessionCookie(opened)
  if (before) await endSession(before) // the token from before is worth nothing now
  return localPath(input.to)
}

/** Ends the session in the database and takes the cookie back. */
export async function signOutHere(): Promise<void> {
  const jar = await cookies()
  const { name, options } = sessionCookie()
  const token = jar.get(name)?.value
  if (token) await signOut(token)
  jar.set(name, '', { ...options, maxAge: 0 })
}

/** Remembers the look on this device, signed in or not. */
export async function chooseTheme(_viewer: Viewer, { theme }: z.infer<typeof themeInput>): Promise<void> {
  const jar = await cookies()
  jar.set(THEME_COOKIE, theme, { sameSite: 'lax', secure: env().https, httpOnly: true, path: '/', maxAge: YEAR_SECONDS })
}

/** The look that is remembered on this device. */
export async function findTheme(): Promise<(typeof THEMES)[number]> {
  return readTheme((await cookies()).get(THEME_COOKIE)?.value)
}

/** The address to go to after signing in: one of this site's, whatever was asked for. */
export function localPath(to: string | undefined): string {
  if (!to || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to) || to.includes('\\')) return homePath
  const url = new URL(to, env().SITE_URL)
  const path = `${url.pathname}${url.search}${url.hash}` // read again: dots may have hidden a second slash
  return url.origin === env().SITE_URL && /^\/(?![/\\])/.test(path) ? path : homePath
}
