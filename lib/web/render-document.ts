import type { Audience } from '@/lib/identity/viewer'
import type { Outage } from '@/lib/platform/database/outage'
import { once } from '@/lib/platform/process'
import { type Document, makeDocument } from './document'
import { askNext } from './inner'
import { changesSoFar, keep } from './page-cache'
import { isErrorShell, readRendering } from './rendering'

/** What an address turned out to be: a page, a way on, or an error by its status. */
export type Found =
  | { kind: 'document'; document: Document }
  | { kind: 'redirect'; status: number; location: string }
  | { kind: 'error'; status: number; outage?: Outage }

type UnderWay = { since: number; found: Promise<Found> }

const renderings = () => once('renderings', () => new Map<string, UnderWay>())

/** Renders a document, or joins the rendering of it that is under way, if nothing has changed since that one began. */
export function renderDocument(address: string, audience: Audience, kept: boolean): Promise<Found> {
  const key = `${audience} ${address}`
  const since = changesSoFar()
  const underWay = renderings().get(key)
  if (underWay?.since === since) return underWay.found
  const found = ask(address, audience, since)
    .then((answer) => {
      if (kept && answer.kind === 'document') keep(address, audience, answer.document)
      return answer
    })
    .finally(() => {
      if (renderings().get(key)?.found === found) renderings().delete(key)
    })
  renderings().set(key, { since, found })
  return found
}

async function ask(address: string, audience: Audience, since: number): Promise<Found> {
  const madeAt = Date.now()
  const { status, headers, body, word, outage } = await askNext({ path: address, audience })
  if (headers.location && status >= 300 && status < 400) return { kind: 'redirect', status, location: headers.location }
  if (status !== 200 || isErrorShell(body)) return { kind: 'error', status: status === 200 ? 500 : status, outage }
  return { kind: 'document', document: makeDocument(readRendering(body, word), { madeAt, since }) }
}
