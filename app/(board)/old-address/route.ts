import { headers } from 'next/headers'
import { PATH_HEADER } from '@/lib/platform/marks'
import { findAlias } from '@/lib/threads/aliases'
import { getSight } from '@/lib/web/session'

/** Addresses of older boards lead on for ever; anything else that no page has is not found. */
export async function GET(): Promise<Response> {
  const target = await findAlias(await getSight(), (await headers()).get(PATH_HEADER) ?? '')
  return new Response(null, target ? { status: 308, headers: { location: target } } : { status: 404 })
}
