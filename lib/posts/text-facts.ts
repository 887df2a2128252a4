import { readsToo } from '@/lib/boards/policy'
import type { Tx } from '@/lib/platform/db'
import type { LinkState, Reading, TextFacts } from '@/lib/text/facts'
import { nameKeyOf } from '@/lib/text/names'
import { memberPath } from '@/lib/urls'
import type { Readers } from '@/prisma/generated/client'

type KnownLink = { ordinal: number; address: string; state: LinkState }
type DestinationRow = { finalAddress: string | null; goneAt: Date | null; archiveAddress: string | null }

/** What the database knows of the addresses, names and posts that some texts speak of. */
export type Known = {
  destinations: ReadonlyMap<string, DestinationRow>
  names: ReadonlyMap<string, { id: bigint; name: string }>
  posts: ReadonlyMap<bigint, QuotedPost>
  boards: ReadonlyMap<bigint, BoardReaders>
}

/**
 * Keeps the posts that some texts quote as they are until the transaction ends: a withdrawal waits until the quotation
 * is written and then masks it, or is waited for and found.
 */
export async function holdQuoted(tx: Tx, readings: readonly Reading[]): Promise<void> {
  const quotes = readings.flatMap((reading) => reading.quotes)
  if (quotes.length > 0) await tx.$queryRaw`select id from "Post" where id = any(${quotes}) order by id for share` // Prisma has no row lock
}

/** Looks up at once what some texts, read by `readText`, speak of; `boardIds` are the boards on which they stand. */
export async function findKnown(tx: Tx, readings: readonly Reading[], boardIds: readonly bigint[]): Promise<Known> {
  const addresses = distinct(readings.flatMap(({ links }) => links.map(({ address }) => address)))
  const keys = distinct(readings.flatMap(({ mentions }) => mentions.map(nameKeyOf)))
  const ids = distinct(readings.flatMap(({ quotes }) => quotes))
  const destinations = addresses.length === 0 ? [] : await findDestinations(tx, addresses)
  const names = keys.length === 0 ? [] : await tx.name.findMany({ where: { key: { in: keys }, retiredAt: null }, select: { id: true, key: true, name: true } })
  const posts = ids.length === 0 ? [] : await tx.post.findMany({ where: { id: { in: ids } }, select: GONE })
  const boards = ids.length === 0 ? [] : await tx.board.findMany({ where: { id: { in: distinct([...boardIds]) } }, select: { id: true, readableBy: true } })
  return {
    destinations: new Map(destinations.map((row) => [row.address, row])),
    names: new Map(names.map((row) => [row.key, row])),
    posts: new Map(
      posts.map(({ id, number, name, withdrawnAt, removedAt, thread, revisions }) => [
        id,
        {
          author: name.name,
          head: `${name.name} in #${number}`,
          gone: Boolean(withdrawnAt ?? removedAt ?? thread.removedAt),
          board: thread.board,
          hiddenUntil: revisions[0]?.replacedAt ?? null,
        },
      ]),
    ),
    boards: new Map(boards.map((board) => [board.id, board])),
  }
}

/** Raw SQL: Prisma writes each address as a parameter of its own, and a text may have two thousand. */
function findDestinations(tx: Tx, addresses: string[]): Promise<({ address: string } & DestinationRow)[]> {
  return tx.$queryRaw`select address, "finalAddress", "goneAt", "archiveAddress" from "Destination" where address = any(${addresses})`
}

/** Where a text stands and since when, and which heads of quotations in it are not believed. */
export type Stand = { boardId: bigint; createdAt: Date; misquoted?: readonly number[]; quotedApart?: readonly number[] }

/** The facts by which one text is rendered where it stands: the states of its own links, and what is known of everything it speaks of. */
export function factsOf(known: Known, links: readonly KnownLink[], stand: Stand): TextFacts {
  const states = new Map(links.map(({ ordinal, address, state }) => [`${ordinal} ${address}`, state]))
  const misquoted = new Set(stand.misquoted)
  const apart = new Set(stand.quotedApart)
  return {
    linkOf({ ordinal, address }) {
      const destination = known.destinations.get(address)
      return {
        state: states.get(`${ordinal} ${address}`) ?? 'plain',
        finalHost: destination?.finalAddress ? new URL(destination.finalAddress).host : null,
        goneSince: destination?.goneAt,
        archiveAddress: destination?.archiveAddress,
      }
    },
    memberOf(name) {
      const found = findCalled(known, name)
      return found ? memberPath(found.name) : null
    },
    headOf: (post) => known.posts.get(post)?.head ?? null,
    isGone: (post) => isGone(known, post, stand),
    isMisquoted: (head) => misquoted.has(head),
    isApart: (head) => apart.has(head),
  }
}

/**
 * Who is called by a name. One of a single word counts as any that reads like it; where it goes on with spaces, dots or
 * apostrophes it must be just the name, or "@mary had a" would call Maryhad.
 */
export function findCalled(known: Known, name: string): { id: bigint; name: string } | undefined {
  const found = known.names.get(nameKeyOf(name))
  return found && (/^[^\s.'’]*$/.test(name) || sameLetters(found.name) === sameLetters(name)) ? found : undefined
}

function sameLetters(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('’', "'")
}

/**
 * Whether the words of a quoted post are not shown here: it is withdrawn or removed, or not for everyone who reads here,
 * or it was quoted when it still had a wording that is hidden now.
 */
export function isGone(known: Known, post: bigint, { boardId, createdAt }: Stand): boolean {
  const quoted = known.posts.get(post)
  const here = known.boards.get(boardId)
  if (!quoted) return false
  const ofHidden = quoted.hiddenUntil !== null && createdAt <= quoted.hiddenUntil
  return quoted.gone || ofHidden || (here !== undefined && !readsToo(here, quoted.board))
}

/** `hiddenUntil`: until when the latest of its hidden wordings stood. */
type QuotedPost = { author: string; head: string; gone: boolean; board: BoardReaders; hiddenUntil: Date | null }

type BoardReaders = { id: bigint; readableBy: Readers }

const GONE = {
  id: true,
  number: true,
  name: { select: { name: true } },
  withdrawnAt: true,
  removedAt: true,
  thread: { select: { removedAt: true, board: { select: { id: true, readableBy: true } } } },
  revisions: { where: { hiddenAt: { not: null } }, orderBy: { revision: 'desc' }, take: 1, select: { replacedAt: true } },
} as const

function distinct<T>(values: T[]): T[] {
  return [...new Set(values)]
}
