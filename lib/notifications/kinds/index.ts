import type { z } from 'zod'
import type { Kind } from '../kind'
import type { NotificationKind } from '../schema'
import { act } from './act'
import { appealOver } from './appeal-over'
import { held } from './held'
import { linksAsked } from './links-asked'
import { linksMade } from './links-made'
import { mention } from './mention'
import { posts } from './posts'
import { quote } from './quote'
import { requestClosed } from './request-closed'
import { requestDeclined } from './request-declined'
import { threads } from './threads'
import { threadsMoved } from './threads-moved'

/** Every kind of notification; without one of those that `schema.ts` names, this does not compile. */
const KINDS = {
  act,
  'threads.moved': threadsMoved,
  mention,
  quote,
  'links.made': linksMade,
  'links.asked': linksAsked,
  'appeal.over': appealOver,
  'request.declined': requestDeclined,
  'request.closed': requestClosed,
  held,
  posts,
  threads,
} satisfies Record<NotificationKind, Kind>

export type DetailOf<K extends NotificationKind> = z.input<(typeof KINDS)[K]['detail']>

/** Null for a kind that this version does not know: a later one wrote it. */
export function kindOf(kind: string): Kind | null {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind as NotificationKind] : null
}
