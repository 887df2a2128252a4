import { sightOf } from '@/lib/identity/viewer'
import { findAlias } from '@/lib/threads/addresses/aliases'
import { type Exchange, sendRedirect } from './replies'

/** Leads from an address of an older board to what it means, if that is kept and the reader may see it; false where not. */
export async function leadFromOldAddress(exchange: Exchange, { pathname, search }: URL): Promise<boolean> {
  const place = await findAlias(sightOf(exchange.reader.viewer), `${pathname}${search}`)
  if (place) sendRedirect(exchange, 308, place)
  return place !== null
}
