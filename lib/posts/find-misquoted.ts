import { setImmediate } from 'node:timers/promises'
import type { Tx } from '@/lib/platform/db'
import type { Reading } from '@/lib/text/facts'
import { isSaid, lettersOfQuotation, mayName, type Quotation, readQuotations, readSaid } from '@/lib/text/quoted-words'
import { allLinks, renderText, withTextRead } from '@/lib/text/render'
import type { LinkState } from '@/prisma/generated/client'
import type { Known } from './text-facts'

/** Heads that are compared; more of them are not believed. */
const MOST_HEADS = 200
/** Former wordings that are looked through, the latest first. */
const MOST_WORDINGS = 30

/** The wording of a post until now, and which heads in it were not believed. */
export type Believed = { body: string; misquoted: readonly number[] }

type Asked = {
  body: string
  reading: Reading
  known: Known
  links: readonly { address: string; state: LinkState }[]
  /** Of a post that stands: what it quotes already is not judged again. */
  before?: Believed | undefined
}

type Wording = { id: bigint } & ({ html: string } | { body: string })
type Numbered = Quotation & { head: number }

/**
 * The heads of quotations in a text, counted from 1, over words that the posts they name never said, as far as anybody
 * may know: neither now nor in a former wording that is not hidden. Asks nothing where a text quotes nothing, and once
 * or twice where it does.
 */
export async function findMisquoted(tx: Tx, { body, reading, known, links, before }: Asked): Promise<number[]> {
  if (reading.quotes.length === 0) return []
  const blocked = new Set(links.filter(({ state }) => state === 'blocked').map(({ address }) => address))
  const isBlocked = (address: string) => blocked.has(address)
  const quotations = readQuotations(body, isBlocked).map((quotation, index) => ({ ...quotation, head: index + 1 }))
  const stands = believedBefore(before, isBlocked)
  const asked = quotations.filter((quotation) => !stands.has(keyOf(quotation)))
  const compared = asked.filter(({ id, head }) => known.posts.has(id) && head <= MOST_HEADS)
  const believed = await believe(tx, compared, known)
  return asked.filter((quotation) => !believed.has(quotation)).map(({ head }) => head)
}

/** What stood over these words in the wording before. */
function believedBefore(before: Believed | undefined, isBlocked: (address: string) => boolean): Set<string> {
  const quotations = before ? readQuotations(before.body, isBlocked) : []
  return new Set(quotations.filter((_, index) => !before?.misquoted.includes(index + 1)).map(keyOf))
}

function keyOf(quotation: Quotation): string {
  return `${quotation.id} ${quotation.holdsOthers} ${quotation.label} ${lettersOfQuotation(quotation)}`
}

async function believe(tx: Tx, quotations: readonly Numbered[], known: Known): Promise<Set<Numbered>> {
  const named = quotations.filter(({ id, label }) => mayName(label, known.posts.get(id)?.author ?? ''))
  if (named.length === 0) return new Set()
  const present = await tx.post.findMany({ where: { id: { in: idsOf(named) } }, select: { id: true, html: true } })
  const believed = await saidIn(present, named)
  const others = named.filter((quotation) => !believed.has(quotation))
  if (others.length === 0) return believed
  const former = await tx.postRevision.findMany({
    where: { postId: { in: idsOf(others) }, hiddenAt: null },
    orderBy: [{ replacedAt: 'desc' }, { postId: 'asc' }, { revision: 'desc' }],
    take: MOST_WORDINGS,
    select: { postId: true, body: true },
  })
  return new Set([
    ...believed,
    ...(await saidIn(
      former.map(({ postId, body }) => ({ id: postId, body })),
      others,
    )),
  ])
}

/** The quotations whose words are in one of these wordings. Others are answered between one and the next. */
async function saidIn(wordings: readonly Wording[], quotations: readonly Numbered[]): Promise<Set<Numbered>> {
  const found = new Set<Numbered>()
  for (const wording of wordings) {
    const said = readSaid('html' in wording ? wording.html : await htmlOf(wording.body))
    for (const quotation of quotations.filter((one) => one.id === wording.id && !found.has(one))) {
      if (isSaid(quotation, said)) found.add(quotation)
      await setImmediate()
    }
  }
  return found
}

function htmlOf(body: string): Promise<string> {
  return withTextRead(body, () => renderText(body, allLinks('plain')).html)
}

function idsOf(quotations: readonly Numbered[]): bigint[] {
  return [...new Set(quotations.map(({ id }) => id))]
}
