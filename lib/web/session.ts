import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { isStaff } from '@/lib/identity/policy'
import { findViewer } from '@/lib/identity/queries'
import { type Audience, type Caller, type MemberViewer, readAudience, type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { AUDIENCE_HEADER, CALLER_HEADER, PATH_HEADER, REQUEST_HEADER } from '@/lib/platform/marks'
import { signInPath } from '@/lib/urls'
import { sessionCookie } from './session-cookie'
import { isAnswered, isRefused } from './statuses'

/** For whom a document is rendered: all that a document may know of its reader. */
async function getAudience(): Promise<Audience> {
  return readAudience((await headers()).get(AUDIENCE_HEADER))
}

/** Which boards exist for the audience of this document. */
export async function getSight(): Promise<Sight> {
  return sightOf(await getAudience())
}

/** Who is asking, for personal pages and actions. */
export const getViewer = cache(async (): Promise<Viewer> => findViewer((await cookies()).get(sessionCookie().name)?.value, (await getCaller()).local))

/**
 * The moderator who opened this page: a guest is led to the sign-in, everyone else to "not found".
 * Null where a form was just refused because its sender's session is over: what she typed must stay.
 */
export async function getModerator(): Promise<MemberViewer | null> {
  const viewer = await getViewer()
  const asked = await headers()
  if (viewer.kind === 'guest' && isRefused(asked.get(REQUEST_HEADER))) return null
  if (viewer.kind === 'guest') redirect(signInPath(asked.get(PATH_HEADER) ?? undefined))
  if (!isStaff(viewer)) notFound()
  return viewer
}

/**
 * The admin who opened this page; for everyone else there is nothing here. Null where a form was just refused because its
 * sender's session is over: what she typed must stay.
 */
export async function getAdmin(): Promise<MemberViewer | null> {
  const viewer = await getViewer()
  if (viewer.kind === 'member' && viewer.isAdmin) return viewer
  if (viewer.kind === 'guest' && isRefused((await headers()).get(REQUEST_HEADER))) return null
  notFound()
}

/**
 * The member who opened this page: a guest is led to the sign-in. Null where a form was just answered although its
 * sender's session is over: what she typed must stay.
 */
export async function getMember(): Promise<MemberViewer | null> {
  const viewer = await getViewer()
  if (viewer.kind === 'member') return viewer
  const asked = await headers()
  if (isAnswered(asked.get(REQUEST_HEADER))) return null
  redirect(signInPath(asked.get(PATH_HEADER) ?? undefined))
}

/** Where the request came from, as the front door saw it. */
export async function getCaller(): Promise<Caller> {
  const [address = '', local] = ((await headers()).get(CALLER_HEADER) ?? '').split(' ')
  return { address, local: local === 'local' }
}
