import { setImmediate } from 'node:timers/promises'
import type { Tx } from '@/lib/platform/db'
import type { Reading } from '@/lib/text/facts'
import { asTaken, effortOf, isNearlySaid, passagesOf } from '@/lib/text/nearly-said'
import { isSaid, lettersOfQuotation, mayName, type Quotation, readQuotations, readSaid, type Said } from '@/lib/text/quoted-words'
import { allLinks, renderText, withTextRead } from '@/lib/text/render'
import type { LinkState } from '@/prisma/generated/client'
import type { Known } from './text-facts'

/** Heads that are compared; more of them are not believed. */
const MOST_HEADS = 200
/** Former wordings that are looked through, the latest first. */
const MOST_WORDINGS = 30

/** Letters that are read to find out what is nearly quoted. */
const MOST_EFFORT = 5_000_000

/** Heads of quotations that are not believed; and of these, those over wholly different words: these stay when the post goes. */
type Misquoted = { misquoted: number[]; quotedApart: number[] }

/** The wording of a post until now, and which heads in it were not believed. */
export type Believed = { body: string; misquoted: readonly number[]; quotedApart?: readonly number[] }

type Asked = {
  body: string
  reading: Reading
  known: Known
  links: readonly { address: string; state: LinkState }[]
  /** Whether a post is out of sight where this is read: guessing what it said must teach nobody anything. */
  isGone: (post: bigint) => boolean
  /** Of a post that is being edited: what it quotes already is not judged again. */
  before?: Believed | undefined
}

type Wording = { id: bigint } & ({ html: string } | { body: string })
type Numbered = Quotation & { head: number }

/**
 * The heads of quotations in a text, counted from 1, over words that the posts they name never said, as far as anybody
 * may know: neither now nor in a former wording that is not hidden. Asks nothing where a text quotes nothing, and once
 * or twice where it does.
 */
export async function findMisquoted(tx: Tx, { body, reading, known, links, isGone, before }: Asked): Promise<Misquoted> {
  if (reading.quotes.length === 0) return { misquoted: [], quotedApart: [] }
  const blocked = new Set(links.filter(({ state }) => state === 'blocked').map(({ address }) => address))
  const isBlocked = (address: string) => blocked.has(address)
  const quotations = readQuotations(body, isBlocked).map((quotation, index) => ({ ...quotation, head: index + 1 }))
  const [stands, apartBefore] = [before ? standingIn(before, isBlocked) : new Set(), before ? apartIn(before, isBlocked) : new Set()]
  const asked = quotations.filter((quotation) => !stands.has(keyOf(quotation)))
  const compared = asked.filter(({ id, head }) => known.posts.has(id) && head <= MOST_HEADS)
  const { believed, near } = await believe(tx, compared, known)
  const misquoted = asked.filter((quotation) => !believed.has(quotation))
  const isApart = (quotation: Numbered) => !near.has(quotation) && compared.includes(quotation) && !isGone(quotation.id)
  return { misquoted: headsOf(misquoted), quotedApart: headsOf(misquoted.filter((one) => apartBefore.has(keyOf(one)) || isApart(one))) }
}

function headsOf(quotations: readonly Numbered[]): number[] {
  return quotations.map(({ head }) => head)
}

/** The quotations that were believed in the former wording. */
function standingIn({ body, misquoted }: Believed, isBlocked: (address: string) => boolean): Set<string> {
  return keysIn(body, isBlocked, (head) => !misquoted.includes(head))
}

/** Those over wholly different words in the former wording: nothing new is found out about a post that has gone since. */
function apartIn({ body, quotedApart = [] }: Believed, isBlocked: (address: string) => boolean): Set<string> {
  return quotedApart.length === 0 ? new Set() : keysIn(body, isBlocked, (head) => quotedApart.includes(head))
}

function keysIn(body: string, isBlocked: (address: string) => boolean, wanted: (head: number) => boolean): Set<string> {
  return new Set(readQuotations(body, isBlocked).flatMap((quotation, index) => (wanted(index + 1) ? [keyOf(quotation)] : [])))
}

function keyOf(quotation: Quotation): string {
  return `${quotation.id} ${quotation.holdsOthers} ${quotation.label} ${lettersOfQuotation(quotation)}`
}

type Found = { believed: Set<Numbered>; near: Set<Numbered>; effort: number }

/** Those that a post said, and those that it nearly said; a head in words of its writer's own that do not name the author is never believed. */
async function believe(tx: Tx, quotations: readonly Numbered[], known: Known): Promise<Found> {
  const found: Found = { believed: new Set(), near: new Set(), effort: 0 }
  if (quotations.length === 0) return found
  const mayBelieve = ({ id, label }: Numbered) => mayName(label, known.posts.get(id)?.author ?? '')
  const present = await tx.post.findMany({ where: { id: { in: idsOf(quotations) } }, select: { id: true, html: true } })
  await lookIn(present, quotations, { found, mayBelieve })
  const others = quotations.filter((quotation) => !found.believed.has(quotation) && !(found.near.has(quotation) && !mayBelieve(quotation)))
  if (others.length === 0) return found
  const former = await tx.postRevision.findMany({
    where: { postId: { in: idsOf(others) }, hiddenAt: null },
    orderBy: [{ replacedAt: 'desc' }, { postId: 'asc' }, { revision: 'desc' }],
    take: MOST_WORDINGS,
    select: { postId: true, body: true },
  })
  const wordings = former.map(({ postId, body }) => ({ id: postId, body }))
  await lookIn(wordings, others, { found, mayBelieve })
  return found
}

type Looking = { found: Found; mayBelieve: (quotation: Numbered) => boolean }

/** Looks for quotations in these wordings. Others are answered between one and the next. */
async function lookIn(wordings: readonly Wording[], quotations: readonly Numbered[], looking: Looking): Promise<void> {
  for (const wording of wordings) {
    const said = readSaid('html' in wording ? wording.html : await htmlOf(wording.body))
    const letters = asTaken(said.letters)
    for (const quotation of quotations.filter(({ id }) => id === wording.id)) await lookFor(quotation, { said, letters }, looking)
  }
}

async function lookFor(quotation: Numbered, { said, letters }: { said: Said; letters: string }, { found, mayBelieve }: Looking): Promise<void> {
  if (found.believed.has(quotation)) return
  await setImmediate()
  if (isSaid(quotation, said)) found[mayBelieve(quotation) ? 'believed' : 'near'].add(quotation)
  else if (!found.near.has(quotation)) await lookNearby(quotation, letters, found)
}

/** Whether any passage of it is nearly what the post said. What would take too long to find out counts as nearly said. */
async function lookNearby(quotation: Numbered, letters: string, found: Found): Promise<void> {
  for (const passage of passagesOf(quotation)) {
    found.effort += effortOf(passage, letters)
    if (found.effort > MOST_EFFORT || isNearlySaid(passage, letters)) return void found.near.add(quotation)
    await setImmediate()
  }
}

function htmlOf(body: string): Promise<string> {
  return withTextRead(body, () => renderText(body, allLinks('plain')).html)
}

function idsOf(quotations: readonly Numbered[]): bigint[] {
  return [...new Set(quotations.map(({ id }) => id))]
}
