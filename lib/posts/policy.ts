import { DAY_MS } from '@/lib/platform/clock'
import type { LinkState } from '@/lib/text/facts'
import type { HeldFor, Holds, HostVerdict, LinkTrust } from '@/prisma/generated/client'

/** What standing takes: a week here and five posts on view. */
const NEWCOMER_DAYS = 7
export const NEWCOMER_POSTS = 5
/** Days for which a post that HQ removed counts against its author's standing. */
export const REMOVAL_DAYS = 90

/** The end of what a removal of that moment takes from its author's standing. */
export function removalEnds(removedAt: Date): Date {
  return new Date(removedAt.getTime() + REMOVAL_DAYS * DAY_MS)
}

/** Why a member has no standing: a post of hers was removed, she came within the last week, or she has too few posts; until when, where a date ends it. */
export type Standing = { lacks: null } | { lacks: 'removal' | 'week'; until: Date } | { lacks: 'posts' }

/** Whether a member's links are trusted, and why not: a removal is named first, for it is what HQ did. */
export function standingOf(member: { joinedAt: Date; standingPosts: number; lastRemovedAt: Date | null }, now: Date): Standing {
  const removal = member.lastRemovedAt && removalEnds(member.lastRemovedAt)
  if (removal && now < removal) return { lacks: 'removal', until: removal }
  const week = new Date(member.joinedAt.getTime() + NEWCOMER_DAYS * DAY_MS)
  if (now < week) return { lacks: 'week', until: week }
  return { lacks: member.standingPosts < NEWCOMER_POSTS ? 'posts' : null }
}

export function hasStanding({ lacks }: Standing): boolean {
  return lacks === null
}

/** How a link begins: HQ's own are clickable; then what is known of its host decides, then the board's setting and the author's standing. */
export function firstLinkState(link: { asHq: boolean; host: HostVerdict | null; trust: LinkTrust; standing: boolean }): LinkState {
  if (link.asHq) return 'clickable'
  if (link.host) return link.host === 'refused' ? 'blocked' : 'clickable'
  if (link.trust === 'trusted') return link.standing ? 'clickable' : 'plain'
  return link.trust === 'everyone' ? 'clickable' : 'plain'
}

/** Why a link is not clickable. */
export type WhyNot = 'host' | 'author' | 'destination' | 'board' | 'removal' | 'newcomer'

type Decided = { state: LinkState; decidedAt: Date | null; decidedById: bigint | null; removalUntil?: Date | null }

/** Why a link shows as text or not at all; null where it is clickable. One that was taken back by nobody was taken back for where it leads. */
export function whyNot(link: Decided, trust: LinkTrust): WhyNot | null {
  if (link.state !== 'plain') return link.state === 'blocked' ? 'host' : null
  if (link.decidedAt) return link.decidedById === null ? 'destination' : 'author'
  if (link.removalUntil) return 'removal'
  return trust === 'checked' ? 'board' : 'newcomer'
}

/** Why a post is held on a board of these settings, the plainest reason first; null where it is not. */
export function whyHeld(
  { holds, heldWords }: { holds: Holds; heldWords: readonly string[] },
  post: { newcomer: boolean; links: number; words: string },
): HeldFor | null {
  if (holds === 'newcomers' && post.newcomer) return 'newcomer'
  if (holds === 'links' && post.newcomer && post.links > 0) return 'links'
  return heldWords.some((word) => holdsWord(post.words, word)) ? 'words' : null
}

/** Whole words, however they are spaced or capitalised: "ass" is not in "class". */
function holdsWord(text: string, word: string): boolean {
  const bare = (typed: string) =>
    ` ${typed
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()} `
  return bare(word).trim() !== '' && bare(text).includes(bare(word))
}
