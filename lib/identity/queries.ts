import { now } from '@/lib/platform/clock'
import { sql } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tokenHash } from './session-token'
import { guest, type Viewer } from './viewer'

type ViewerRow = {
  id: bigint
  nameId: bigint
  name: string
  joinedAt: number
  isAdmin: boolean
  moderatesAll: boolean
  moderates: string
  staffBoards: string
}

/**
 * Who holds this session token. One query, because the front door asks it for every page that a
 * member reads; so a ban or an ended session holds on the very next request.
 * `local`: whether she asks from this very machine, for only there do demonstration accounts exist.
 * Raw SQL: Prisma would send five queries for it.
 */
export async function findViewer(token: string | undefined, local: boolean): Promise<Viewer> {
  if (!token) return guest
  const [row] = await sql<ViewerRow>(VIEWER_SQL, [tokenHash(token), now().toISOString(), local && env().loopback], 'viewer')
  if (!row) return guest
  const { isAdmin, moderatesAll, joinedAt, moderates, staffBoards, ...member } = row
  return {
    kind: 'member',
    ...member,
    joinedAt: new Date(joinedAt),
    isAdmin,
    moderates: moderatesAll ? 'all' : idsIn(moderates),
    staffBoards: idsIn(staffBoards),
  }
}

/** Ids as one text: an array would be taken apart letter by letter, for every page that a member reads. */
function idsIn(text: string): bigint[] {
  return text === '' ? [] : text.split(' ').map(BigInt)
}

const VIEWER_SQL = `
  with held as (
    select r."memberId", r.kind, r."boardId" from "Role" r
    join "Session" s on s."memberId" = r."memberId"
    where s."tokenHash" = $1 and r."endedAt" is null)
  select m.id, n.id as "nameId", n.name, extract(epoch from m."joinedAt")::float8 * 1000 as "joinedAt",
    exists (select from held where kind = 'admin') as "isAdmin",
    exists (select from held where kind = 'admin' or "boardId" is null) as "moderatesAll",
    (select coalesce(string_agg("boardId"::text, ' '), '') from held where "boardId" is not null) as moderates,
    (select coalesce(string_agg(b.id::text, ' '), '') from "Board" b where b."readableBy" = 'staff'
      and exists (select from held h where h.kind = 'admin' or h."boardId" is null or h."boardId" = b.id)) as "staffBoards"
  from "Session" s
  join "Member" m on m.id = s."memberId"
  join "Name" n on n."memberId" = m.id and n."retiredAt" is null
  where s."tokenHash" = $1 and s."expiresAt" > $2 and m."bannedAt" is null
    and (m."suspendedUntil" is null or m."suspendedUntil" <= $2)
    and (m."demoAt" is null or $3)`
