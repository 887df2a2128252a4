import type { IncomingMessage } from 'node:http'
import { discardDraft, saveDraft } from '@/lib/drafts/commands'
import { findDrafts } from '@/lib/drafts/queries'
import { discardInput, draftInput, draftPlace } from '@/lib/drafts/schema'
import { findViewer } from '@/lib/identity/queries'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { type Limit, mayTry } from '@/lib/platform/rate-limit'
import { ensure, Refusal, statusOf } from '@/lib/platform/refusal'
import { findDiscussed } from '@/lib/posts/already-discussed'
import { callerOf } from './caller'
import { readCookie } from './cookie'
import { readAll } from './inner'
import { BODY_LIMIT } from './refused-requests'
import { type Exchange, sendBytes } from './replies'
import { sessionCookie } from './session-cookie'

/** Somebody who types for an hour without a stop asks less often than this. */
const SAVES: Limit = { most: 60, seconds: 60 }

type Answer = { status: number; said: unknown }

/** Where our script keeps what a member is typing: `GET ?place=` reads it, `POST` saves or discards it. Answers JSON, to her alone. */
export async function answerDrafts({ request, response }: Exchange, url: URL): Promise<void> {
  const { status, said } = await attempt(async () => {
    const token = readCookie(request.headers.cookie, sessionCookie().name)
    const viewer = await findViewer(token, callerOf(request).local)
    if (viewer.kind === 'guest') throw new Refusal('signed_out')
    ensure(mayTry(`drafts:${viewer.id}`, SAVES))
    return request.method === 'POST' ? change(viewer, await readJson(request)) : read(viewer, url.searchParams.get('place'))
  })
  sendBytes(response, status, Buffer.from(JSON.stringify(said)), { 'content-type': 'application/json', 'cache-control': 'no-store' })
}

/** Whether our script asks, for one place or with words of its own; else it is the page that lists them, or one of its forms. */
export function asksOfScript({ method, headers }: IncomingMessage, { searchParams }: URL): boolean {
  return method === 'POST' ? !headers['content-type']?.startsWith('multipart/form-data') : searchParams.has('place')
}

async function read(viewer: MemberViewer, place: string | null): Promise<Answer> {
  const asked = draftPlace.safeParse(place)
  return asked.success ? { status: 200, said: { drafts: await findDrafts(viewer, asked.data) } } : UNREADABLE
}

async function change(viewer: MemberViewer, sent: unknown): Promise<Answer> {
  if (sent && typeof sent === 'object' && 'discard' in sent) return discard(viewer, sent)
  const draft = draftInput.safeParse(sent)
  if (!draft.success) return UNREADABLE
  const saved = await saveDraft(viewer, draft.data)
  const discussed = draft.data.place.startsWith('/b/') ? await findDiscussed(sightOf(viewer), draft.data) : []
  return { status: 200, said: { ...saved, discussed } }
}

async function discard(viewer: MemberViewer, sent: object): Promise<Answer> {
  const which = discardInput.safeParse(sent)
  if (!which.success) return UNREADABLE
  await discardDraft(viewer, which.data)
  return { status: 200, said: {} }
}

const UNREADABLE: Answer = { status: 422, said: { refused: 'unreadable' } }

async function attempt(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    return { status: statusOf(failure.code), said: { refused: failure.code } }
  }
}

/** What was sent; null where it is no JSON. Longer than any form of ours, it is refused. */
async function readJson(request: NodeJS.ReadableStream): Promise<unknown> {
  const body = await readAll(request, BODY_LIMIT)
  if (!body) throw new Refusal('too_much')
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
