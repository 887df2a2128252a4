import { change, record } from '@/lib/events/commands'
import { db, type Tx } from '@/lib/platform/db'
import type { Reading } from '@/lib/text/facts'
import { firstDifference } from '@/lib/text/first-difference'
import { keepsWords } from '@/lib/text/kept-words'
import { allLinks, renderText, TEXT_VERSION } from '@/lib/text/render'
import { decisionsKept, type LinkRow, linksOf, replaceLinks } from './links-read-anew'
import { storeHtml } from './stored-html'
import { factsOf, findKnown, type Known } from './text-facts'

/** A post that was left as it is, because its HTML made anew would lack something. */
export type Loss = { postId: bigint; lost: 'words' | 'link' }

/** A post that is read differently now: the HTML from where it differs. */
export type Difference = { postId: bigint; before: string; after: string }

type Outcome = { losses: Loss[]; differences: Difference[] }

type PostRow = { id: bigint; body: string; html: string; boardId: bigint; createdAt: Date; misquoted: number[]; quotedApart: number[] }
type Made = { id: bigint; html: string; reading: Reading; links: LinkRow[]; lost: Loss['lost'] | null; difference: Difference | null }
type Batch = Outcome & { last: bigint | null; looked: number }

/** Posts made anew in one transaction, and characters of them: short enough that nobody waits for it. */
const BATCH = 250
const CHARACTERS = 400_000
/** How often readers are given the posts made so far. */
const TELL_EACH_MS = 10_000

/**
 * Makes the HTML of every post anew that an older version of the renderer made, and names those that are read
 * differently then. In batches, so that the board can be read and written meanwhile; ended halfway it goes on where it
 * stopped. A post whose new HTML would lack words or a link keeps the old one and is named. With `dry` nothing is
 * written. `onPosts` is told how many posts have been looked at.
 */
export async function rerender({ dry = false, onPosts = () => undefined }: { dry?: boolean; onPosts?: (done: number) => void } = {}): Promise<Outcome> {
  const all: Outcome = { losses: [], differences: [] }
  let told = Date.now()
  let done = 0
  let after = 0n
  for (;;) {
    const { last, looked, losses, differences } = await change((tx) => makeBatch(tx, after, dry))
    if (last === null) break
    after = last
    done += looked
    all.losses.push(...losses)
    all.differences.push(...differences)
    onPosts(done)
    if (!dry && Date.now() - told > TELL_EACH_MS) {
      await tellReaders()
      told = Date.now()
    }
  }
  if (!dry && done > 0) await tellReaders()
  return all
}

/** How many posts were made by an older version of the renderer. */
export function countOld(): Promise<number> {
  return db().post.count({ where: { textVersion: { lt: TEXT_VERSION } } })
}

async function tellReaders(): Promise<void> {
  await change((tx) => record(tx, { kind: 'posts.rerendered' }))
}

async function makeBatch(tx: Tx, after: bigint, dry: boolean): Promise<Batch> {
  // A row that somebody holds is being written, and so rendered, by the present version: it is left to her.
  const held = await tx.$queryRaw<PostRow[]>`
    select p.id, p.body, p.html, p."createdAt", p.misquoted, p."quotedApart", t."boardId" from "Post" p join "Thread" t on t.id = p."threadId"
    where p.id > ${after} and p."textVersion" < ${TEXT_VERSION} order by p.id limit ${BATCH} for update of p skip locked`
  const posts = firstOf(held)
  const ids = posts.map(({ id }) => id)
  const kept = await linksOf(tx, ids)
  const firsts = posts.map((post) => ({ post, first: renderText(post.body, allLinks('plain')) }))
  const known = await findKnown(
    tx,
    firsts.map(({ first }) => first),
    posts.map(({ boardId }) => boardId),
  )
  const made = firsts.map(({ post, first }) => makeAnew(post, first, { known, kept: kept.get(post.id) ?? [] }))
  const whole = made.filter(({ lost }) => lost === null)
  if (!dry) await writeBatch(tx, whole, { known, kept })
  return {
    last: ids.at(-1) ?? null,
    looked: posts.length,
    losses: made.flatMap(({ id, lost }) => (lost ? [{ postId: id, lost }] : [])),
    differences: whole.flatMap(({ difference }) => difference ?? []),
  }
}

function makeAnew(post: PostRow, first: Reading & { html: string }, { known, kept }: { known: Known; kept: LinkRow[] }): Made {
  const links = decisionsKept(post.id, first.links, kept)
  // What speaks of nothing outside itself is finished already.
  const alone = first.links.length + first.mentions.length + first.quotes.length === 0
  const facts = factsOf(known, links, post)
  const { html, quotes } = alone ? first : renderText(post.body, facts)
  // The words of a quoted post that is gone are meant to go: they are no loss.
  const whole = alone ? first.html : renderText(post.body, { ...facts, isGone: () => false }).html
  const difference = firstDifference(post.html, html)
  return {
    id: post.id,
    html,
    reading: { ...first, quotes },
    links,
    lost: lossOf(post, { html: whole, links, kept }),
    difference: difference && { postId: post.id, ...difference },
  }
}

/** As many of the posts as one transaction should make: one at least. */
function firstOf(posts: PostRow[]): PostRow[] {
  let characters = 0
  return posts.filter(({ body }, index) => {
    characters += body.length
    return index === 0 || characters <= CHARACTERS
  })
}

function lossOf(post: PostRow, { html, links, kept }: { html: string; links: LinkRow[]; kept: LinkRow[] }): Loss['lost'] | null {
  const addresses = new Set(links.map(({ address }) => address))
  if (kept.some(({ address }) => !addresses.has(address))) return 'link'
  return keepsWords(post.html, html, new Map(links.map(({ ordinal, address }) => [ordinal, address]))) ? null : 'words'
}

async function writeBatch(tx: Tx, made: Made[], { known, kept }: { known: Known; kept: Map<bigint, LinkRow[]> }): Promise<void> {
  if (made.length === 0) return
  await storeHtml(tx, made)
  await replaceLinks(tx, made, kept)
  const quotes = made.flatMap(({ id, reading }) => reading.quotes.map((quotedId) => ({ quotingId: id, quotedId })))
  await tx.quote.createMany({ data: quotes.filter(({ quotingId, quotedId }) => quotingId !== quotedId && known.posts.has(quotedId)), skipDuplicates: true })
}
