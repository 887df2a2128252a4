import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { isStaff } from '@/lib/identity/policy'
import { findViewer } from '@/lib/identity/queries'
import { type Audience, type MemberViewer, readAudience, type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { AUDIENCE_HEADER, PATH_HEADER } from '@/lib/platform/marks'
import { signInPath } from '@/lib/urls'
import { sessionCookie } from './session-cookie'

/** For whom a document is rendered: all that a document may know of its reader. */
export async function getAudience(): Promise<Audience> {
  return readAudience((await headers()).get(AUDIENCE_HEADER))
}

/** Which boards exist for the audience of this document. */
export async function getSight(): Promise<Sight> {
  return sightOf(await getAudience())
}

/** Who is asking, for personal pages and actions. */
export const getViewer = cache(async (): Promise<Viewer> => findViewer((await cookies()).get(sessionCookie().name)?.value))

/** The moderator who opened this page: a guest is led to the sign-in, everyone else to "not found". */
export async function getModerator(): Promise<MemberViewer> {
  const viewer = await getViewer()
  if (viewer.kind === 'guest') redirect(signInPath((await headers()).get(PATH_HEADER) ?? undefined))
  if (!isStaff(viewer)) notFound()
  return viewer
}
