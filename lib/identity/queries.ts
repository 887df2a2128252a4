import { now } from '@/lib/platform/clock'
import { sql } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tokenHash } from './session-token'
import { guest, type MemberViewer, type Viewer } from './viewer'

/**
 * Who holds this session token. Asked anew for every page that a member reads, so a ban or an ended
 * session holds on the very next request; requests that arrive in the same turn of the event loop
 * share one query, so that a busy board does not pay for one each.
 * `local`: whether she asks from this very machine, for only there do demonstration accounts exist.
 */
export async function findViewer(token: string | undefined, local: boolean): Promise<Viewer> {
  if (!token) return guest
  const hash = tokenHash(token)
  const turn = thisTurn(local ? 'local' : 'away')
  turn.hashes.add(hash)
  return (await turn.viewers).get(hash) ?? guest
}

type Where = 'local' | 'away'
type Turn = { hashes: Set<string>; viewers: Promise<Map<string, Viewer>> }

/** The sessions asked about since the event loop last turned. */
const turns = new Map<Where, Turn>()

function thisTurn(where: Where): Turn {
  const open = turns.get(where)
  if (open) return open
  const hashes = new Set<string>()
  const viewers = new Promise((resolve) => setImmediate(resolve)).then(() => {
    turns.delete(where)
    return readViewers([...hashes], where === 'local')
  })
  const turn = { hashes, viewers }
  turns.set(where, turn)
  return turn
}

type ViewerRow = {
  tokenHash: string
  id: bigint
  nameId: bigint
  name: string
  joinedAt: number
  isAdmin: boolean
  moderatesAll: boolean
  moderates: string
  staffBoards: string
  unread: number
}

/** Raw SQL: Prisma would send five queries for it. */
async function readViewers(hashes: string[], local: boolean): Promise<Map<string, Viewer>> {
  const rows = await sql<ViewerRow>(VIEWERS_SQL, [hashes, now().toISOString(), local && env().loopback], 'viewers')
  return new Map(rows.map((row) => [row.tokenHash, viewerOf(row)]))
}

function viewerOf({ id, nameId, name, joinedAt, isAdmin, moderatesAll, moderates, staffBoards, unread }: ViewerRow): MemberViewer {
  return {
    kind: 'member',
    id,
    nameId,
    name,
    joinedAt: new Date(joinedAt),
    isAdmin,
    moderates: moderatesAll ? 'all' : idsIn(moderates),
    staffBoards: idsIn(staffBoards),
    unread,
  }
}

/** Ids as one text: an array would be taken apart letter by letter, for every page that a member reads. */
function idsIn(text: string): bigint[] {
  return text === '' ? [] : text.split(' ').map(BigInt)
}

/** From here on the menu says no number: counting on would cost every page that she reads. */
const MOST_UNREAD = 100

const VIEWERS_SQL = `
  select s."tokenHash", m.id, n.id as "nameId", n.name, extract(epoch from m."joinedAt")::float8 * 1000 as "joinedAt",
    held.admin as "isAdmin", held.every as "moderatesAll", held.boards as moderates,
    case when not held.staff then '' else
      (select coalesce(string_agg(b.id::text, ' '), '') from "Board" b where b."readableBy" = 'staff'
        and (held.every or exists (select from "Role" r where r."memberId" = m.id and r."endedAt" is null and r."boardId" = b.id)))
    end as "staffBoards",
    (select count(*) from (select from "Notification" u where u."memberId" = m.id and u."readAt" is null limit ${MOST_UNREAD}) told)::int as unread
  from "Session" s
  join "Member" m on m.id = s."memberId"
  join "Name" n on n."memberId" = m.id and n."retiredAt" is null
  cross join lateral (
    select count(*) > 0 as staff, coalesce(bool_or(r.kind = 'admin'), false) as admin,
      coalesce(bool_or(r.kind = 'admin' or r."boardId" is null), false) as every, coalesce(string_agg(r."boardId"::text, ' '), '') as boards
    from "Role" r where r."memberId" = m.id and r."endedAt" is null) held
  where s."tokenHash" = any($1) and s."expiresAt" > $2 and m."bannedAt" is null
    and (m."suspendedUntil" is null or m."suspendedUntil" <= $2)
    and (m."demoAt" is null or $3)`
