import { randomBytes } from 'node:crypto'
import { once } from '@/lib/platform/process'
import type { Tag } from '@/lib/platform/tags'

/** A change that was made: which pages it touches, who made it, and the events that tell of it. */
export type Change = { tags: readonly Tag[]; actors: readonly bigint[]; events: readonly bigint[] }

/** Touches everything, made by nobody in particular. */
export const EVERYTHING: Change = { tags: ['site'], actors: [], events: [] }

/** PostgreSQL's limit for what an announcement carries is 8,000 bytes. */
const LONGEST_ANNOUNCEMENT = 7900
/** How many of the latest events are remembered as known. */
const MOST_KNOWN = 2000

/** Those of this process who keep copies of what the database says. */
const listeners = () => once('change-listeners', () => new Set<(change: Change) => void>())

/** The events that this process has acted upon, the latest ones. */
const known = () => once('known-events', () => new Set<bigint>())

/** This process among the nodes. */
const node = () => once('node', () => randomBytes(9).toString('base64url'))

/** Asks to be told of every change made or heard of by this process. */
export function onChange(drop: (change: Change) => void): void {
  listeners().add(drop)
}

/** Drops the copies of this process that a change touches. */
export function dropLocal(change: Change): void {
  for (const event of change.events) known().add(event)
  for (const event of known()) {
    if (known().size <= MOST_KNOWN) break
    known().delete(event) // the oldest first
  }
  for (const drop of listeners()) drop(change)
}

/** Whether this process has acted upon an event already. */
export function isKnown(event: bigint): boolean {
  return known().has(event)
}

/** A change as it is announced to other nodes. */
export function announcementOf({ tags, actors, events }: Change): string {
  const text = JSON.stringify({ node: node(), tags, actors: actors.map(String), events: events.map(String) })
  return text.length <= LONGEST_ANNOUNCEMENT ? text : announcementOf(EVERYTHING)
}

/** Reads an announcement; null for one of our own, everything for one that cannot be read. */
export function readAnnouncement(text: string | undefined): Change | null {
  try {
    const said = JSON.parse(text ?? '')
    return said.node === node() ? null : { tags: said.tags.map(String), actors: said.actors.map(BigInt), events: said.events.map(BigInt) }
  } catch {
    return EVERYTHING
  }
}
