import { findRenamedBoard } from '@/lib/boards/queries'
import { sightOf } from '@/lib/identity/viewer'
import { matchPath } from '@/lib/routing/match'
import { pathOf } from '@/lib/routing/route'
import { findAlias } from '@/lib/threads/addresses/aliases'
import type { Address } from './addresses'
import { type Exchange, sendRedirect } from './replies'

/** Leads from an address of an older board to what it means, if that is kept and the reader may see it; false where not. */
export async function leadFromOldAddress(exchange: Exchange, { pathname, search }: URL): Promise<boolean> {
  const place = await findAlias(sightOf(exchange.reader.viewer), `${pathname}${search}`)
  if (place) sendRedirect(exchange, 308, place)
  return place !== null
}

/** The path of an address below a board that once had another one, with the one that it has now; null where nothing was renamed. */
export async function findRenamedPath({ reader }: Exchange, { board, path }: Address): Promise<string | null> {
  const matched = board === undefined ? null : matchPath(path)
  const renamed = matched && (await findRenamedBoard(sightOf(reader.viewer), board ?? ''))
  if (!matched || !renamed) return null
  const params = Object.fromEntries(Object.entries(matched.params).map(([name, value]) => [name, decodeURIComponent(value)]))
  return pathOf(matched.route, { ...params, board: renamed })
}
