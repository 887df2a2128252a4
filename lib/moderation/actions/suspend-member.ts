import { z } from 'zod'
import { memberId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadMember } from '../load-member'
import { endOf, SPANS, type Span, spanField, spanOptions } from '../span'
import { isAt } from '../takes'

const OFFERED: readonly Span[] = ['1d', '3d', '7d', '30d', '90d']

/** A member cannot come in until a date. */
export const suspendMember = defineAction({
  name: 'member.suspend',
  word: 'suspend',
  subject: 'member',
  label: 'Suspend this member',
  takes: { noun: 'a suspension', holds: ({ subject }, { until }) => isAt(subject?.suspendedUntil, until) },
  byHqAlone: true,

  counted: 'Suspensions',
  restricts({ now }, given) {
    return { what: `Your account is suspended (${SPANS[given.for].toLowerCase()}).`, scope: 'site', until: endOf(given.for, now) }
  },

  input: z.object({ subject: memberId, for: spanField(OFFERED).default('7d') }),
  detail: z.object({ was: keptDate, until: keptDate, span: z.string() }),

  load: loadMember,

  allow({ member, now }) {
    return member.bannedAt || (member.suspendedUntil && member.suspendedUntil > now) ? 'already_done' : 'yes'
  },

  async form() {
    return { kind: 'fields', fields: [{ type: 'choice', name: 'for', label: 'For how long?', options: spanOptions(OFFERED), chosen: '7d' }] }
  },

  async consequences(_tx, { member }) {
    return [
      `${member.name} is signed out everywhere at once and cannot sign in until the date; then it ends by itself, and signing in works again.`,
      'The member’s posts stay, but cannot be edited or withdrawn meanwhile. The member receives the reason, the end and the way to appeal.',
      'The log says that HQ suspended a member, and under which rule; it names nobody.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { member, now }, given) {
    const until = endOf(given.for, now)
    const { count } = await tx.member.updateMany({
      where: { id: member.id, suspendedUntil: member.suspendedUntil, bannedAt: null },
      data: { suspendedUntil: until },
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
    return { was: keep(member.suspendedUntil), until: keep(until), span: SPANS[given.for].toLowerCase() }
  },

  says({ span }) {
    return `{by} suspended a member (${span})`
  },

  async undoConsequences() {
    return ['The member can sign in again at once; sessions that the suspension ended stay ended.']
  },

  async undo(tx, { about }, { was, until }) {
    const { count } = await tx.member.updateMany({ where: { id: about, suspendedUntil: kept(until) }, data: { suspendedUntil: kept(was) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} took back a suspension'
  },
})
