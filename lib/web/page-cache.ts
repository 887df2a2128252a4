import { type Change, onChange } from '@/lib/events/changes'
import type { Audience } from '@/lib/identity/viewer'
import { once } from '@/lib/platform/process'
import { type Document, isFresh } from './document'
import { ListPatience } from './list-patience'
import { TagIndex } from './tag-index'

/** Safety net behind the announcements: no page is older than this. */
const LIFETIME_MS = 60_000
/** How many bytes of pages are kept; the ones not asked for longest go first. */
const MOST_BYTES = 128 * 1024 * 1024
/** A page longer than this, in bytes, is made anew each time. */
const LONGEST_PAGE = 1024 * 1024
/** A kept page is held as its pieces, as the plain and compressed bytes that guests share, and joined for one kind of member. */
const COPIES = 3.5

const cache = () =>
  once('page-cache', () => {
    const made = {
      pages: new Map<string, Document>(),
      bytes: 0,
      index: new TagIndex(),
      patience: new ListPatience(() => dropTags(['lists'])),
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

/** While other nodes cannot be heard nothing is kept: what they change would not be known here. */
export function setDeaf(deaf: boolean): void {
  cache().deaf = deaf
  dropAll()
}

/** A kept page, if there is one that is fresh, and fresh enough for this member's own changes to be in it. */
export function findKept(address: string, audience: Audience, memberId?: bigint): Document | undefined {
  const it = cache()
  const key = keyOf(address, audience)
  const document = it.pages.get(key)
  const good = document && isFresh(document, Date.now(), LIFETIME_MS) && it.patience.accepts(document, memberId)
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
  if (process.env.NODE_ENV === 'development' || it.deaf || document.length > LONGEST_PAGE || it.index.changedSince(document.tags, document.since)) return
  letGo(key)
  it.pages.set(key, document)
  it.bytes += document.length * COPIES
  it.index.add(key, document.tags)
  for (const oldest of it.pages.keys()) {
    if (it.bytes <= MOST_BYTES) break
    letGo(oldest)
  }
}

/** What the cache holds and how often it helped, for the operator. */
export function cacheFigures() {
  const { pages, bytes, hits, misses } = cache()
  return { pages: pages.size, bytes: Math.round(bytes), hits, misses }
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
  it.bytes -= document.length * COPIES
  it.index.remove(key, document.tags)
}

function keyOf(address: string, audience: Audience): string {
  return `${audience} ${address}`
}
