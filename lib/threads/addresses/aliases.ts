import { findBoardAddress, findBriefingAddress } from '@/lib/boards/queries'
import type { Sight } from '@/lib/identity/viewer'
import { sql } from '@/lib/platform/db'
import { isTracking, queryOf, splitAddress } from '@/lib/text/tracking'
import { findPostAddress, findThreadAddress, type Spot } from './places'

type Found = { n: number; threadId: bigint | null; postId: bigint | null; boardId: bigint | null; briefingId: bigint | null }

/** The fields by which boards of other makes name a page, or how many come before the first that is shown. */
const PLACE_FIELD = /^(?:page|pg|pagenumber|start|st|offset)(?:=|$)/i
const PAGE = /^p\w*=0*([1-9]\d{0,5})$/i
const START = /^[so]\w*=(\d{1,6})$/i
/** More than an address of an older board ever had: what is longer is looked up no further. */
const MOST_FIELDS = 30
const LONGEST = 3000

/**
 * Where an old address leads, in one hop, for those who may read what is there; null for all others. `address` is a path with
 * its query, and whatever means the same finds it. It is looked up whole, then without its page, then by each parameter
 * alone (`?msgid=4055` points at a post whatever the path says), then as the path alone.
 */
export async function findAlias(sight: Sight, address: string): Promise<string | null> {
  const { before, query } = splitAddress(address)
  const fields = queryOf(query)
    .filter((field) => !isTracking(field))
    .slice(0, MOST_FIELDS)
  const places = fields.map(unescaped).filter((field) => PLACE_FIELD.test(field))
  const others = fields.filter((field) => !PLACE_FIELD.test(unescaped(field)))
  const candidates = [addressOf(before, fields), addressOf(before, others), ...others.map((field) => `?${field}`), before]
  for (const found of await listFound(candidates.map((candidate) => (candidate.length > LONGEST ? '' : candidate)))) {
    const isWhole = found.n === 1 && others.length < fields.length
    const place = await placeOf(sight, found, isWhole ? undefined : spotOf(places))
    if (place) return place
  }
  return null
}

/** Which old addresses mean the same as one of these, with the place of that one among them; the first comes first. */
async function listFound(candidates: readonly string[]): Promise<Found[]> {
  // Raw SQL: what an address means is said in one place, the database, which keeps no two that mean the same.
  return sql<Found>(
    `select a."threadId", a."postId", a."boardId", a."briefingId", min(asked.n)::int as n
     from unnest($1::text[]) with ordinality as asked (address, n) join "UrlAlias" a on a.key = alias_key(asked.address)
     where a.key <> '' and a."yieldsTo" is null group by a.path order by n`,
    [candidates],
  )
}

function placeOf(sight: Sight, { threadId, postId, boardId, briefingId }: Found, spot?: Spot): Promise<string | null> {
  if (threadId !== null) return findThreadAddress(sight, threadId, spot)
  if (postId !== null) return findPostAddress(sight, postId)
  return boardId === null ? findBriefingAddress(sight, briefingId ?? 0n) : findBoardAddress(sight, boardId, spot)
}

function spotOf(fields: readonly string[]): Spot | undefined {
  for (const field of fields) {
    const [, page] = PAGE.exec(field) ?? []
    if (page) return { page: Number(page) }
    const [, start] = START.exec(field) ?? []
    if (start) return { number: Number(start) + 1 }
  }
  return undefined
}

/** With letters and digits as they are, however they came. */
function unescaped(field: string): string {
  return field.replace(/%([3-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function addressOf(path: string, fields: readonly string[]): string {
  return fields.length === 0 ? path : `${path}?${fields.join('&')}`
}
