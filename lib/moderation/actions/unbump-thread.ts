import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { inTodaysWords } from '../house/rules-in-force'
import { loadThread } from '../load-thread'
import { RULE_REASONS, underRule } from '../rules'
import { OTHER, ruleField } from '../schema'
import { isAt } from '../takes'

const REASONS = {
  old: 'The last post revived an old thread without adding to it.',
  again: 'It was bumped again and again.',
  other: 'Another reason',
}

/** The rule that it rests on where none is chosen. */
const USUAL = 'disruption'
const ORIGINS = [
  { value: 'own', label: 'I noticed it' },
  { value: 'report', label: 'It was reported' },
]

/** A thread that one post has lifted goes back to where the post before it had put it. */
export const unbumpThread = defineAction({
  name: 'thread.unbump',
  word: 'unbump',
  subject: 'thread',
  label: 'Undo the bump',
  takes: { noun: 'the place of this thread in the list', holds: ({ thread }, { to }) => isAt(thread?.activityAt, to) },
  reasons: REASONS,

  // Fewer people find it there.
  counted: 'Threads put back in their old place in the list',
  restricts(_facts, { reason, rule }) {
    const facts = reason === OTHER ? '' : REASONS[reason as keyof typeof REASONS]
    const what = 'Your thread {thread} was put back in its old place in the list, until somebody posts in it again.'
    return { what, scope: 'thread', until: null, rule: rule || USUAL, facts, open: true }
  },

  input: z.object({ subject: threadId, rule: ruleField, origin: z.enum(['own', 'report'], 'Say what brought it up.').optional() }),
  detail: z.object({ from: z.string(), to: z.string(), rule: z.string().nullable().default(null) }),

  load: loadThread,

  allow({ thread }) {
    return thread.lastNumber > 1 && thread.activityAt >= thread.lastPostAt ? 'yes' : 'already_done'
  },

  async form(tx) {
    const { [USUAL]: usual = '', ...others } = await inTodaysWords(tx, RULE_REASONS)
    const options = Object.entries(others).map(([value, label]) => ({ value, label }))
    return {
      kind: 'fields',
      fields: [
        { type: 'select', name: 'rule', label: 'Under which rule?', empty: usual, options, chosen: '' },
        { type: 'choice', name: 'origin', label: 'What brought it up?', options: ORIGINS, chosen: 'own' },
      ],
    }
  },

  async consequences(_tx, { thread }) {
    return [
      `It goes back to where the post before its last one had put it, in ${thread.board.name} and among the active threads.`,
      'Nothing is removed; the next post bumps it as always.',
      'The thread says who did it and why. Its OP receives a statement of reasons and can appeal for six months.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread }, { rule }) {
    const before = await tx.post.findFirst({
      where: { threadId: thread.id, withdrawnAt: null, removedAt: null, createdAt: { lt: thread.lastPostAt } },
      orderBy: { number: 'desc' },
      select: { createdAt: true },
    })
    const to = before?.createdAt ?? thread.createdAt
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, activityAt: thread.activityAt }, data: { activityAt: to } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    return { from: thread.activityAt.toISOString(), to: to.toISOString(), rule: rule || USUAL }
  },

  says({ rule }) {
    return `{by} put this thread back in its old place in the list${underRule(rule)}`
  },

  rivals: ['thread.unbump'],

  async undoConsequences() {
    return ['It is where its last post had put it, on its board and among the active threads, as long as nobody has posted in it since.']
  },

  // Where somebody has posted since, the thread is where that post has put it.
  async undo(tx, { about }, { from, to }) {
    const { count } = await tx.thread.updateMany({ where: { id: about, activityAt: new Date(to) }, data: { activityAt: new Date(from) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} let this thread stand where its last post had put it'
  },
})
