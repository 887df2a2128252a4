import { z } from 'zod'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { Fetched } from '@/lib/platform/foreign-fetch'

/** How the world outside is asked; tests bring their own. */
export type Asking = {
  look: (address: string) => Promise<Fetched>
  read: (address: string) => Promise<Fetched>
}

const SAVING_ADDRESS = 'https://web.archive.org/save/'

const availability = z.object({ archived_snapshots: z.object({ closest: z.object({ available: z.literal(true), url: z.url({ protocol: /^https?$/ }) }) }) })

/** A copy of an address that the archive has, or null. */
export async function findCopy(address: string, { read }: Asking): Promise<string | null> {
  const { ARCHIVE_URL } = env()
  if (ARCHIVE_URL === 'off') return null
  const asked = new URL(ARCHIVE_URL)
  asked.searchParams.set('url', address)
  const answer = await read(asked.href)
  return answer.outcome === 'answered' && answer.status === 200 ? copyIn(answer.body?.toString() ?? '', asked.hostname) : null
}

/** Asks the archive to keep a copy, if the operator wants that. */
export async function askForCopy(address: string, { look }: Asking): Promise<void> {
  if (env().ARCHIVE_SAVE === 'on') await look(`${SAVING_ADDRESS}${address}`)
}

/** Whether our own line to the world works, as far as we can tell: a link is not gone because we are cut off. */
export async function isOnline({ look }: Asking): Promise<boolean> {
  const { ARCHIVE_URL } = env()
  return ARCHIVE_URL === 'off' || (await look(ARCHIVE_URL)).outcome === 'answered'
}

/** Whether everyone and every search engine may read a clickable link to this address: no other address is told to an archive. */
export async function isPublic(address: string): Promise<boolean> {
  const link = await db().postLink.findFirst({
    where: {
      address,
      state: 'clickable',
      post: { withdrawnAt: null, removedAt: null, thread: { removedAt: null, board: { readableBy: 'everyone', unindexedAt: null } } },
    },
    select: { id: true },
  })
  return link !== null
}

/** The copy that an answer names, if it lies with the archive itself. */
function copyIn(text: string, archive: string): string | null {
  try {
    const url = new URL(availability.parse(JSON.parse(text)).archived_snapshots.closest.url)
    if (url.hostname !== archive && !url.hostname.endsWith(`.${archive}`)) return null
    return url.href.replace(/^http:\/\/web\.archive\.org\//, 'https://web.archive.org/')
  } catch {
    return null
  }
}
