import type { Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { moderationActions } from '../actions'
import { approvePost } from '../actions/approve-post'
import { restorePost } from '../actions/restore-post'
import type { ModerationAction } from '../definition'
import type { Kind } from '../holding'
import { MANY_LINKS_REASONS } from '../links/link-schema'
import { judge } from '../perform'
import { Readings } from '../readings'
import { RULE_REASONS } from '../rules'
import type { BulkAct } from './bulk-schema'

/** The ready reasons of each act that can be done with many posts. */
export const BULK_REASONS: Record<BulkAct, Readonly<Record<string, string>>> = {
  remove: RULE_REASONS,
  restore: restorePost.reasons,
  links: MANY_LINKS_REASONS,
  approve: approvePost.reasons,
}

/** What this viewer may do with a thread or a member now, in the order of the menu. */
export async function listPossible(viewer: Viewer, kind: Kind, subject: bigint): Promise<{ word: string; label: string }[]> {
  const acts: ModerationAction[] = moderationActions.filter((act) => act.subject === kind)
  const readings = new Readings(db(), subject)
  const verdicts = await Promise.all(acts.map((act) => judge(db(), act, viewer, subject, readings)))
  return acts.filter((_act, at) => verdicts[at]?.verdict === 'yes').map(({ word, label }) => ({ word, label }))
}
