import { DAY_MS } from '@/lib/platform/clock'
import type { LinkState } from '@/lib/text/render'

/** A member is a newcomer until she has been here a week and has five posts that stand. */
export const NEWCOMER_DAYS = 7
export const NEWCOMER_POSTS = 5

export function isNewcomer(member: { joinedAt: Date; standingPosts: number }, now: Date): boolean {
  return member.standingPosts < NEWCOMER_POSTS || now.getTime() - member.joinedAt.getTime() < NEWCOMER_DAYS * DAY_MS
}

/** How the links of a new post begin: newcomers' wait for a moderator's eye. */
export function firstLinkState(author: { newcomer: boolean; asHq: boolean }): LinkState {
  return author.newcomer && !author.asHq ? 'plain' : 'clickable'
}
