import { headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { openSession, proveMember, signOut } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { signInInput } from '@/lib/identity/schema'
import { SESSION_SECONDS } from '@/lib/identity/session-token'
import { logFailure } from '@/lib/platform/log'
import { REQUEST_HEADER } from '@/lib/platform/marks'
import { Refusal, statusOf } from '@/lib/platform/refusal'
import { signInPath, signOutPath } from '@/lib/urls'
import { getCaller } from './session'
import { sessionCookie } from './session-cookie'
import { setStatus } from './statuses'

/**
 * next-auth over our own sessions: its cookie holds the token of a row in "Session" and nothing else,
 * so deleting the row, or a ban, ends the session at the next request. Its pages lead to ours.
 */
export const authOptions: NextAuthOptions = {
  secret: process.env.AUTH_SECRET,
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  pages: { signIn: signInPath(), signOut: signOutPath, error: signInPath() },
  cookies: { sessionToken: cookie() },
  providers: [
    Credentials({
      credentials: { name: {}, password: { type: 'password' } },
      async authorize(given) {
        const read = signInInput.safeParse(given)
        if (!read.success) return null
        try {
          const { id, name } = await proveMember(read.data, await getCaller())
          return { id: String(id), name }
        } catch (failure) {
          if (!(failure instanceof Refusal)) logFailure('signing in through next-auth', failure)
          else if (failure.code === 'too_fast') setStatus((await headers()).get(REQUEST_HEADER), { status: statusOf(failure.code), wait: failure.wait })
          return null // what went wrong is not for the address bar
        }
      },
    }),
  ],
  jwt: {
    maxAge: SESSION_SECONDS, // encode would otherwise be told 30 days whatever the session says
    async encode({ token }) {
      if (typeof token?.session === 'string') return token.session
      return token?.sub ? openedFor(BigInt(token.sub)) : ''
    },
    async decode({ token }) {
      const viewer = await findViewer(token, (await getCaller()).local)
      return viewer.kind === 'member' ? { session: token, sub: String(viewer.id), name: viewer.name } : null
    },
  },
  callbacks: {
    session: ({ session, token }) => ({ ...session, user: { name: token.name } }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.session === 'string') await signOut(token.session)
    },
  },
  // A cookie that no longer opens a session is an everyday thing; what clients send is nobody's line in the log.
  logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
}

/** A token that opens nothing where she was banned since her password was checked. */
async function openedFor(memberId: bigint): Promise<string> {
  try {
    return (await openSession(memberId)).token
  } catch (failure) {
    if (failure instanceof Refusal) return ''
    throw failure
  }
}

function cookie() {
  // The build reads this file without an environment; the name is settled when the server runs.
  return process.env.DATABASE_URL && process.env.AUTH_SECRET ? sessionCookie() : { name: 'session', options: { path: '/' } }
}
