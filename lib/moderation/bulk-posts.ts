import type { Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { excerptText } from '@/lib/text/render'
import type { Prisma } from '@/prisma/generated/client'
import { moderationActions } from './actions'
import { makeLinksClickable } from './actions/make-links-clickable'
import { restorePost } from './actions/restore-post'
import type { BulkAct } from './bulk-schema'
import type { ModerationAction } from './define-action'
import type { Kind } from './holding'
import { RULE_REASONS } from './rules'

const EXCERPT_LENGTH = 160

/** The ready reasons of each act that can be done with many posts. */
export const BULK_REASONS: Record<BulkAct, Readonly<Record<string, string>>> = {
  remove: RULE_REASONS,
  restore: restorePost.reasons,
  links: makeLinksClickable.reasons,
}

/** Posts as a moderator ticks them. What its author withdrew is shown to nobody. */
export async function listBulkPosts(asked: Pick<Prisma.PostFindManyArgs, 'where' | 'orderBy' | 'take'>) {
  const rows = await db().post.findMany({ ...asked, select: SHOWN })
  return rows.map(({ html, links, ...post }) => ({
    ...post,
    waits: links.length,
    excerpt: post.withdrawnAt ? '' : excerptText(html, EXCERPT_LENGTH),
  }))
}

const SHOWN = {
  id: true,
  number: true,
  revision: true,
  html: true,
  createdAt: true,
  withdrawnAt: true,
  removedAt: true,
  heldAt: true,
  links: { where: { state: 'plain' }, select: { id: true } },
  name: { select: { name: true } },
  thread: { select: { id: true, slug: true, title: true } },
} as const

/** What this viewer may do with a thread or a member now, in the order of the menu. */
export async function listPossible(viewer: Viewer, kind: Kind, subject: bigint): Promise<{ word: string; label: string }[]> {
  const acts: ModerationAction[] = moderationActions.filter((act) => act.subject === kind)
  const verdicts = await Promise.all(acts.map((act) => act.judge(db(), viewer, subject)))
  return acts.filter((_act, at) => verdicts[at]?.verdict === 'yes').map(({ word, label }) => ({ word, label }))
}
