import type { NextRequest } from 'next/server'
import { findAlias } from '@/lib/threads/aliases'
import { getSight } from '@/lib/web/session'

/** Addresses of older boards lead on for ever; anything else that no page has is not found. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const target = await findAlias(await getSight(), `${nextUrl.pathname}${nextUrl.search}`)
  return new Response(null, target ? { status: 308, headers: { location: target } } : { status: 404 })
}
