import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { discardDraft, saveDraft } from '@/lib/drafts/commands'
import { discardInput, draftInput, draftPlace } from '@/lib/drafts/schema'
import { findViewer } from '@/lib/identity/queries'
import { tryOf } from '@/lib/identity/tries'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { countTries } from '@/lib/platform/rate-limit'
import { Refusal, statusOf } from '@/lib/platform/refusal'
import { findDiscussed } from '@/lib/posts/already-discussed'
import { asShown, findShownDrafts } from '@/lib/posts/shown-drafts'
import { bodyOf } from './body-of'
import { callerOf } from './caller'
import { readCookie } from './cookie'
import { ensureMadeFor, madeFor } from './made-for'
import { BODY_LIMIT } from './refused-requests'
import { type Exchange, sendBytes } from './replies'
import { sessionCookie } from './session-cookie'

/** The form that the words were typed into says for whom it was made: they are kept for nobody else. */
const formOf = z.object({ made_for: z.array(z.string()).default([]).catch([]) }).catch({ made_for: [] })

type Answer = { status: number; said: unknown; wait?: number }

/** Where our script keeps what a member is typing: `GET ?place=&made_for=` reads it, `POST` saves or discards it. Answers JSON, to that member alone. */
export async function answerDrafts(exchange: Exchange, url: URL): Promise<void> {
  const { request, response, reader } = exchange
  const caller = callerOf(request)
  const answer = await attempt(async () => {
    const viewer = await findViewer(readCookie(request.headers.cookie, sessionCookie().name), caller.local)
    if (viewer.kind === 'guest') throw new Refusal('signed_out')
    await countTries(tryOf('draft', viewer, caller))
    if (request.method !== 'POST') return read(viewer, url.searchParams)
    const body = await bodyOf({ ...exchange, reader: { ...reader, viewer } }, BODY_LIMIT)
    return body && change(viewer, readJson(body))
  })
  if (!answer) return // the body was refused, and that was answered
  const { status, said, wait } = answer
  if (wait) response.setHeader('retry-after', String(wait))
  sendBytes(response, status, Buffer.from(JSON.stringify(said)), { 'content-type': 'application/json', 'cache-control': 'no-store' })
}

/** Whether our script asks, for one place or with words of its own; else it is the page that lists them, or one of its forms. */
export function asksOfScript({ method, headers }: IncomingMessage, { searchParams }: URL): boolean {
  return method === 'POST' ? !headers['content-type']?.startsWith('multipart/form-data') : searchParams.has('place')
}

/** A form that was left open is offered no words of somebody who has signed in since: it says for whom it was made. */
async function read(viewer: MemberViewer, asked: URLSearchParams): Promise<Answer> {
  const place = draftPlace.safeParse(asked.get('place'))
  if (!place.success) return UNREADABLE
  const isHers = asked.getAll('made_for').includes(madeFor(viewer))
  return { status: 200, said: { drafts: isHers ? await findShownDrafts(viewer, place.data) : [] } }
}

async function change(viewer: MemberViewer, sent: unknown): Promise<Answer> {
  ensureMadeFor(viewer, formOf.parse(sent))
  if (sent && typeof sent === 'object' && 'discard' in sent) return discard(viewer, sent)
  const draft = draftInput.safeParse(sent)
  if (!draft.success) return UNREADABLE
  const saved = await saveDraft(viewer, draft.data)
  const discussed = draft.data.place.startsWith('/b/') ? await findDiscussed(sightOf(viewer), draft.data) : []
  return { status: 200, said: { ...saved, others: await asShown(viewer, saved.others), discussed } }
}

async function discard(viewer: MemberViewer, sent: object): Promise<Answer> {
  const which = discardInput.safeParse(sent)
  if (!which.success) return UNREADABLE
  await discardDraft(viewer, which.data)
  return { status: 200, said: {} }
}

const UNREADABLE: Answer = { status: 422, said: { refused: 'unreadable' } }

async function attempt(work: () => Promise<Answer | null>): Promise<Answer | null> {
  try {
    return await work()
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    return { status: statusOf(failure.code), said: { refused: failure.code, wait: failure.wait }, wait: failure.wait }
  }
}

/** What was sent; null where it is no JSON. */
function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
