import { z } from 'zod'
import { approvePost } from '../actions/approve-post'
import { restorePost } from '../actions/restore-post'
import { MANY_LINKS_REASONS, seenPosts } from '../links/link-schema'
import { actFields, restrictionFields } from '../schema'

/** What can be done with many posts at once. */
export const BULK_ACTS = ['remove', 'restore', 'links', 'approve'] as const
export type BulkAct = (typeof BULK_ACTS)[number]

/** What can be done besides a removal, with the threads and the authors of the posts. */
export const ALSO_ACTS = ['lock', 'warn', 'suspend'] as const
export type AlsoAct = (typeof ALSO_ACTS)[number]

const where = z.object({ kind: z.enum(['thread', 'member', 'held']), of: z.string().min(1).max(300), post: seenPosts })

const also = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.enum(ALSO_ACTS, 'Choose among what is offered.')).transform((chosen) => ALSO_ACTS.filter((act) => chosen.includes(act))),
)

const removal = where.extend({ act: z.literal('remove'), also }).and(restrictionFields())
const restoration = where.extend({ act: z.literal('restore') }).and(actFields(restorePost.reasons))
const links = where.extend({ act: z.literal('links') }).and(actFields(MANY_LINKS_REASONS))

const approval = z.preprocess(inOnePress, where.extend({ act: z.literal('approve') }).and(actFields(approvePost.reasons)))

export type BulkInput = z.infer<typeof removal> | z.infer<typeof restoration> | z.infer<typeof links> | z.infer<typeof approval>

const BY_ACT: Record<BulkAct, z.ZodType<BulkInput>> = { remove: removal, restore: restoration, links, approve: approval }

const chosenAct = z.object({ act: z.enum(BULK_ACTS, 'Choose what to do.') })

/**
 * Many posts, one act, one reason; the reason is asked for as the act's own form asks. A button that says `only` approves
 * its own post, whatever else is ticked; on the desk of what waits a form without a button approves.
 */
export const bulkInput: z.ZodType<BulkInput> = z.unknown().transform((sent, context) => {
  const given = withButton(Object(sent))
  const act = chosenAct.safeParse(given)
  const read = act.success ? BY_ACT[act.data.act].safeParse(given) : act
  if (read.success) return read.data as BulkInput
  for (const issue of read.error.issues) context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
  return z.NEVER
})

function withButton({ only, ...form }: Record<string, unknown>): Record<string, unknown> {
  if (typeof only === 'string') return { ...form, act: 'approve', post: only }
  return form.kind === 'held' ? { act: 'approve', ...form } : form
}

/** On the desk of what waits there are reasons for removing alone: what is approved has nothing against it. */
function inOnePress(given: unknown): unknown {
  const form = Object(given) as Record<string, unknown>
  return form.kind === 'held' ? { ...form, reason: 'fine', words: '' } : form
}
