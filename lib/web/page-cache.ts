import { type Change, onChange } from '@/lib/events/changes'
import type { Audience } from '@/lib/identity/viewer'
import { env } from '@/lib/platform/env'
import { once } from '@/lib/platform/process'
import { type Document, isFresh } from './document'
import { ListPatience } from './list-patience'
import { TagIndex } from './tag-index'

/** Safety net behind the announcements: no page is older than this; while nobody listens for what other nodes change, than that. */
const LIFETIME_MS = 3_600_000
const UNHEARD_LIFETIME_MS = 60_000
/** A page that would take more than this part of the memory is made anew each time. */
const LARGEST_SHARE = 1 / 16
/** A page older than this is not shown any more, not even while nothing newer can be had. */
const LAST_KNOWN_MS = 6 * 3_600_000

const cache = () =>
  once('page-cache', () => {
    const made = {
      pages: new Map<string, Document>(),
      bytes: 0,
      index: new TagIndex(),
      patience: new ListPatience(() => dropTags(['lists'])),
      most: env().PAGE_CACHE_MB * 1024 * 1024,
      lifetime: UNHEARD_LIFETIME_MS,
      deaf: false,
      hits: 0,
      misses: 0,
    }
    onChange(dropTouched)
    return made
  })

/** The number of the last change that this process knows of: what a rendering that begins now has seen. */
export function changesSoFar(): number {
  return cache().index.changes
}

/** Forgets every page. */
export function dropAll(): void {
  dropTags(['site'])
}

/**
 * While other nodes cannot be heard nothing is kept: what they change would not be known here. What was kept before is
 * given out only where nothing newer can be had, and goes when they are heard again.
 */
export function setDeaf(deaf: boolean): void {
  const it = cache()
  it.deaf = deaf
  it.lifetime = LIFETIME_MS
  if (deaf) it.index.drop(['site'], () => [])
  else dropAll()
}

/** A page as it was when it could last be made: for readers while it cannot be made anew. */
export function findLastKnown(address: string): Document | undefined {
  const document = cache().pages.get(keyOf(address, 'public'))
  return document && Date.now() - document.madeAt < LAST_KNOWN_MS ? document : undefined
}

/** A kept page, if there is one that is fresh, and fresh enough for this member's own changes to be in it. */
export function findKept(address: string, audience: Audience, memberId?: bigint): Document | undefined {
  const it = cache()
  const key = keyOf(address, audience)
  const document = it.pages.get(key)
  const good = document && !it.deaf && isFresh(document, Date.now(), it.lifetime) && it.patience.accepts(document, memberId)
  if (!good) {
    it.misses += 1
    return undefined
  }
  it.hits += 1
  it.pages.delete(key)
  it.pages.set(key, document) // back in at the end: the map's order is that of use
  return document
}

/** Keeps a page, unless something that it is made of has changed since its rendering began. */
export function keep(address: string, audience: Audience, document: Document): void {
  const it = cache()
  const key = keyOf(address, audience)
  // While the board is worked on, what a page says changes with its source.
  if (process.env.NODE_ENV === 'development' || it.deaf || it.index.changedSince(document.tags, document.since)) return
  letGo(key)
  it.pages.set(key, document)
  it.index.add(key, document.tags)
  count(key, document, document.held)
  document.onGrow = (bytes) => count(key, document, bytes)
}

/** Takes note of bytes that a kept page takes more, and lets go of what was not asked for longest, or of the page itself where it grows too large. */
function count(key: string, document: Document, bytes: number): void {
  const it = cache()
  it.bytes += bytes
  if (document.held > it.most * LARGEST_SHARE) letGo(key)
  for (const oldest of it.pages.keys()) {
    if (it.bytes <= it.most) break
    letGo(oldest)
  }
}

/** What the cache holds and how often it helped, for the operator. */
export function cacheFigures() {
  const { pages, bytes, hits, misses } = cache()
  return { pages: pages.size, bytes, hits, misses }
}

/** Drops what a change touches; the lists over many boards at most once a second, but at once for who made it. */
function dropTouched({ tags, actors }: Change): void {
  const it = cache()
  dropTags(tags.filter((tag) => tag !== 'lists'))
  if (tags.includes('lists')) it.patience.wait(actors, it.index.changes)
}

function dropTags(tags: Change['tags']): void {
  const it = cache()
  for (const key of it.index.drop(tags, () => it.pages.keys())) letGo(key)
}

function letGo(key: string): void {
  const it = cache()
  const document = it.pages.get(key)
  if (!document) return
  it.pages.delete(key)
  it.bytes -= document.held
  document.onGrow = () => undefined
  it.index.remove(key, document.tags)
}

function keyOf(address: string, audience: Audience): string {
  return `${audience} ${address}`
}
