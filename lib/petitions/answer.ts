import { z } from 'zod'
import { DAY_MS } from '@/lib/platform/clock'
import type { Fetched } from '@/lib/platform/foreign-fetch'
import { localMoment } from '@/lib/text/local-moment'
import { urlOf } from '@/lib/text/url'
import { FARTHEST_DAYS } from '@/lib/threads/later'

/** What an answer of the petitions service says: how a petition stands, that it is not public yet, or nothing that could be used. */
export type Told = { state: 'open'; closesAt: Date } | { state: 'closed' | 'rejected' } | 'unpublished' | 'failed'

/** Where a petition is asked about, and where the service may lead on to once it is archived. */
export function placesOf(service: string, number: number): { place: string; archived: string } {
  return { place: `${service}/petitions/${number}.json`, archived: `${service}/archived/petitions/${number}.json` }
}

const past = z.iso.datetime({ offset: true }).nullish()
const envelope = z.object({
  data: z.object({
    type: z.enum(['petition', 'archived-petition']),
    id: z.int(),
    // Its texts, its numbers and its creator are not ours to keep: they are not even read.
    attributes: z.discriminatedUnion('state', [
      z.object({ state: z.literal('open'), closing_date: z.iso.date() }),
      z.object({ state: z.literal('closed'), closed_at: past }),
      z.object({ state: z.literal('rejected'), rejected_at: past }),
    ]),
  }),
})

/** Reads an answer about this petition. */
export function readAnswer(fetched: Fetched, number: number, now: Date): Told {
  if (fetched.outcome !== 'answered') return leadsToPage(fetched) ? 'unpublished' : 'failed'
  const { status, body } = fetched
  if (status === 404) return 'unpublished'
  if (status === 410) return { state: 'closed' } // taken down: nobody can sign it any more
  const json = status === 200 ? parsed(body?.toString() ?? '') : {}
  return json === undefined ? 'unpublished' : toldBy(json, number, now)
}

/** Whether the service led to a page for people, which it does as long as a petition gathers support or is looked at. */
function leadsToPage({ outcome, chain }: Fetched): boolean {
  const [first = '', last = ''] = [chain[0], chain.at(-1)]
  return outcome === 'refused-address' && chain.length > 1 && new URL(first).host === urlOf(last)?.host
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toldBy(json: unknown, number: number, now: Date): Told {
  const read = envelope.safeParse(json)
  if (!read.success || read.data.data.id !== number) return 'failed'
  const { attributes } = read.data.data
  if (attributes.state === 'open') return openUntil(endOfDay(attributes.closing_date), now)
  const over = attributes.state === 'closed' ? attributes.closed_at : attributes.rejected_at
  return over && Date.parse(over) > now.getTime() + DAY_MS ? 'failed' : { state: attributes.state }
}

function openUntil(closesAt: Date | null, now: Date): Told {
  const believable = closesAt && Math.abs(closesAt.getTime() - now.getTime()) <= FARTHEST_DAYS * DAY_MS
  return believable ? { state: 'open', closesAt } : 'failed'
}

/** The end of a day by British clocks: the moment at which the next one begins. */
function endOfDay(day: string): Date | null {
  const next = new Date(Date.parse(day) + DAY_MS)
  return localMoment(next.toISOString().slice(0, 10), '00:00')
}
