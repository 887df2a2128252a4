import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { momentText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { lockHolding } from '@/lib/threads/policy'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'
import { endOf, type Span, spanField, spanOptions } from '../span'
import { isAt } from '../takes'

const OFFERED: readonly Span[] = ['12h', '1d', '3d', '7d']

/** Seconds between two posts of one member in a thread that is slowed. */
const SLOW_SECONDS = 300

const MODES = {
  slow: { label: 'Slow', detail: 'Each member can post once in five minutes.', says: 'slowed this thread: one post of each member in five minutes' },
  standing: {
    label: 'Members of standing',
    detail: 'Who has been here for less than a week, has fewer than five posts, or had one removed in the last 90 days, reads along.',
    says: 'opened this thread to members of standing alone',
  },
  night: { label: 'Locked until the morning', detail: 'Nobody can post before 8:00.', says: 'locked this thread until the morning' },
} as const

const STATE = z.object({ calmUntil: keptDate, calmSeconds: z.number().nullable(), calmStanding: z.boolean(), lockedAt: keptDate, lockedUntil: keptDate })
type State = z.infer<typeof STATE>

/** A thread is calmed for a while. It ends by itself. */
export const calmThread = defineAction({
  name: 'thread.calm',
  word: 'calm',
  subject: 'thread',
  label: 'Calm this thread',
  takes: {
    noun: 'what calms this thread',
    holds({ thread }, { mode, is }, at) {
      if (mode === 'night') return thread !== null && isAt(lockHolding(thread, at), is?.lockedAt)
      return thread?.calmUntil != null && thread.calmUntil > at && isAt(thread.calmUntil, is?.calmUntil)
    },
    binds: true,
  },
  lifts: ['thread.calm', 'thread.close'], // locked for the night, a closing would find it locked and be over
  reasons: {
    heated: 'The thread has become heated.',
    fast: 'It grows faster than it can be read.',
    strangers: 'Many new accounts came at once.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({
    subject: threadId,
    mode: z.enum(['slow', 'standing', 'night'], 'Choose how.').default('slow'),
    for: spanField(OFFERED).default('1d'),
  }),
  detail: z.object({ mode: z.enum(['slow', 'standing', 'night']), was: STATE, is: STATE }),

  load: loadThread,

  allow({ thread, now }) {
    return lockHolding(thread, now) ? 'thread_locked' : 'yes'
  },

  async form() {
    return {
      kind: 'fields',
      fields: [
        {
          type: 'choice',
          name: 'mode',
          label: 'How?',
          options: Object.entries(MODES).map(([value, { label, detail }]) => ({ value, label, detail })),
          chosen: 'slow',
        },
        { type: 'choice', name: 'for', label: 'For how long? (A night ends at 8:00.)', options: spanOptions(OFFERED), chosen: '1d' },
      ],
    }
  },

  async consequences() {
    return [
      'Everything stays readable. Members who cannot post now read when they can, and keep their words.',
      'It ends by itself; the thread says until when.',
      'The OP can ask for it, or for its end.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, now }, given) {
    const was = stateOf(thread)
    const is = { ...was, ...calmed(given.mode, given.for, now) }
    await setState(tx, thread.id, columnsOf(was), columnsOf(is))
    return { mode: given.mode, was, is }
  },

  says({ mode }) {
    return `{by} ${MODES[mode].says}`
  },

  async undoConsequences(_tx, _entry, { mode, was }) {
    const before = kept(was.calmUntil)
    if (mode === 'night') return ['Members can reply again at once, and edit their posts while the time for that lasts.']
    if (before && before > now()) return [`What calmed it before applies again, until ${momentText(before)}.`]
    return ['Every member who may write on its board can post here again, as often as elsewhere.']
  },

  // Only what it had changed: a lock that was put on a slowed thread since is another act's, and stays.
  undo(tx, { about }, { mode, was, is }) {
    return setState(tx, about, changedBy(mode, is), changedBy(mode, was))
  },

  unsays() {
    return '{by} took back what was to calm this thread'
  },
})

function calmed(mode: keyof typeof MODES, span: Span, now: Date): Partial<State> {
  if (mode === 'night') return { lockedAt: keep(now), lockedUntil: keep(endOf('morning', now)) }
  return { calmUntil: keep(endOf(span, now)), calmSeconds: mode === 'slow' ? SLOW_SECONDS : null, calmStanding: mode === 'standing' }
}

type Columns = { calmUntil: Date | null; calmSeconds: number | null; calmStanding: boolean; lockedAt: Date | null; lockedUntil: Date | null }

function stateOf({ calmUntil, calmSeconds, calmStanding, lockedAt, lockedUntil }: Columns): State {
  return { calmUntil: keep(calmUntil), calmSeconds, calmStanding, lockedAt: keep(lockedAt), lockedUntil: keep(lockedUntil) }
}

function columnsOf({ calmUntil, calmSeconds, calmStanding, lockedAt, lockedUntil }: State): Columns {
  return { calmUntil: kept(calmUntil), calmSeconds, calmStanding, lockedAt: kept(lockedAt), lockedUntil: kept(lockedUntil) }
}

function changedBy(mode: keyof typeof MODES, state: State): Partial<Columns> {
  const { lockedAt, lockedUntil, ...calm } = columnsOf(state)
  return mode === 'night' ? { lockedAt, lockedUntil } : calm
}

async function setState(tx: Parameters<typeof loadThread>[0], id: bigint, was: Partial<Columns>, is: Partial<Columns>): Promise<void> {
  const { count } = await tx.thread.updateMany({ where: { id, ...was }, data: is })
  ensure(count === 1 ? 'yes' : 'changed_since')
}
