import { DRAFTS } from './addresses'
import type { Draft, Words } from './drafts'

/** Another version that the server keeps of this place, and a thread in which the same is discussed. */
export type Version = { at: number; title: string; body: string; revision?: number }
export type Discussed = { title: string; path: string; board: string }
export type Answer = { at: number | null; others: Version[]; discussed: Discussed[] }

type Form = {
  key: HTMLInputElement
  stamp: HTMLInputElement
  /** The member for whom the form was opened: drafts are kept for that member, and no others are shown. */
  madeFor: () => string[]
  place: string
  revision?: string
  words: () => Words
  told: (answer: Answer, words: Words) => void
}

/** The draft of one form on the server: saved after a pause, and when the page goes. */
export type ServerDraft = ReturnType<typeof serverDraft>

const PAUSE_MS = 2500
/** What a browser sends on for a page that is gone, in bytes; a longer draft waits on the device. */
const KEPT_ALIVE = 60_000

export function serverDraft({ key, stamp, madeFor, place, revision, words, told }: Form) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let unsaved = false
  let saving = false

  function touched(): void {
    unsaved = true
    clearTimeout(waiting)
    waiting = setTimeout(save, PAUSE_MS)
  }

  async function save(): Promise<void> {
    if (saving || !unsaved) return
    const sent = words()
    saving = true
    unsaved = false
    const answer = await post<Answer>(saying(sent))
    saving = false
    if (!answer) {
      unsaved = true // tried again with the next words
      return
    }
    stamp.value = String(answer.at ?? '')
    told(answer, sent)
    if (unsaved) touched()
  }

  /** The page goes, or is put aside: nobody waits for the answer. */
  function leave(): void {
    clearTimeout(waiting)
    const body = JSON.stringify(saying(words()))
    if (unsaved && body.length < KEPT_ALIVE) void send(body, true).catch(() => null)
  }

  /** The form is sent; what comes of it is the server's business. */
  function stop(): void {
    clearTimeout(waiting)
    unsaved = false
  }

  /** Other words of this place, typed `age` ms ago and never saved: kept beside those of the form. */
  async function keepBeside({ fields, seen, revision: of }: Draft, age: number): Promise<Answer | null> {
    return post<Answer>({ place, ...fields, made_for: madeFor(), revision: of, key: `${key.value}-device`, draft: String(seen ?? ''), age })
  }

  async function discard(): Promise<boolean> {
    stop()
    return (await post({ ...saying(words()), discard: true })) !== null
  }

  const saying = (said: Words) => ({ place, ...said, made_for: madeFor(), revision, key: key.value, draft: stamp.value })
  return { touched, leave, stop, keepBeside, discard, find: () => findVersions(place, madeFor()), stamp, place }
}

/** What the server keeps for this place and this member, newest first. */
async function findVersions(place: string, madeFor: string[]): Promise<Version[]> {
  try {
    const asked = new URLSearchParams([['place', place], ...madeFor.map((word) => ['made_for', word])])
    const answer = await fetch(`${DRAFTS}?${asked}`)
    return answer.ok ? ((await answer.json()) as { drafts: Version[] }).drafts : []
  } catch {
    return []
  }
}

async function post<Said>(said: object): Promise<Said | null> {
  try {
    const answer = await send(JSON.stringify(said), false)
    return answer.ok ? ((await answer.json()) as Said) : null
  } catch {
    return null // no connection: it is tried again with the next words
  }
}

function send(body: string, keepalive: boolean): Promise<Response> {
  return fetch(DRAFTS, { method: 'POST', body, keepalive, headers: { 'content-type': 'application/json' } })
}
