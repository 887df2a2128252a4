import { type Closing, findPetitions, holdPetition, listLinkedPetitions } from '@/lib/petitions/closing'
import { isOver } from '@/lib/petitions/policy'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/refusal'
import { localFields, type Turn } from '@/lib/text/local-moment'
import { closingText } from '@/lib/text/moment-text'
import { petitionAddress } from '@/lib/text/petitions'
import { laterMoment } from '@/lib/threads/later'
import { type Bound, petitionToCome } from '@/lib/threads/policy'
import type { Petition } from '@/prisma/generated/client'
import type { ActField, ActForm } from './act-form'

/** On a day and at an hour, and not with a petition. */
const ON_A_DAY = 'day'
const WITH_PETITION = /^petition-([1-9]\d{0,8})$/
const MOST_OFFERED = 5

/** Whether a form may say this of when a thread closes. */
export function isWhen(when: string): boolean {
  return when === ON_A_DAY || WITH_PETITION.test(when)
}

/** The petition that a form names, by its number; null where it gives a day. */
export function petitionChosen(when = ON_A_DAY): number | null {
  const number = WITH_PETITION.exec(when)?.[1]
  return number === undefined ? null : Number(number)
}

type Given = { when?: string; at: string; atHour: string; atTurn?: string }

/** The closing that a form asks for; refused with the field named. */
export async function closingGiven(tx: Tx, thread: Bound & { id: bigint }, given: Given, now: Date): Promise<Closing> {
  const number = petitionChosen(given.when)
  if (number === null) return { locksAt: laterMoment({ day: given.at, hour: given.atHour, turn: given.atTurn }), closesWithId: null }
  // The petition may have been chosen for her: a day that she typed beside it says that she means that one.
  if (given.at && given.at !== dayOf(thread).day) throw refusal('You gave a day as well. Choose that below, or leave the day empty.')
  const linked = await listLinkedPetitions(tx, thread.id)
  if (!linked.some((petition) => petition.number === number)) throw refusal('No post of this thread links to that petition any more. Choose again.')
  const petition = await holdPetition(tx, number, now)
  if (!petition.closesAt && !env().asksPetitions) throw refusal('Nobody knows here when that petition closes, and this site does not ask. Choose a day.')
  if (isOver(petition, now)) throw refusal('That petition is closed already. Lock this thread instead, or choose a day.')
  return { locksAt: petition.closesAt, closesWithId: petition.id }
}

/** The fields of its form: each petition to which the thread links and that is not known to be over, else a day and an hour. */
export async function closingForm(tx: Tx, thread: Bound & { id: bigint }, now: Date): Promise<ActForm> {
  const linked = await listLinkedPetitions(tx, thread.id)
  const known = await findPetitions(
    tx,
    linked.map(({ number }) => number),
  )
  // Where this site asks nobody, a thread bound to a petition whose day is not known would never close.
  const canCome = (petition: Petition | undefined) => env().asksPetitions || petition?.closesAt != null
  const offered = linked
    .filter(({ number }) => canCome(known.get(number)) && !isOver(known.get(number) ?? { state: null, closesAt: null }, now))
    .slice(0, MOST_OFFERED)
  const set = petitionToCome(thread)
  const likeliest = thread.locksAt || set ? set : offered.find(({ first }) => first)?.number
  const chosen = offered.some(({ number }) => number === likeliest) ? `petition-${likeliest}` : ON_A_DAY
  const when: ActField[] = [
    {
      type: 'choice',
      name: 'when',
      label: 'When does it close?',
      options: [...offered.map(({ number }) => withPetition(number, known.get(number))), { value: ON_A_DAY, label: 'On the day and at the hour below' }],
      chosen,
    },
  ]
  const hint = offered.length > 0 ? 'Only if you chose it above. British time.' : 'British time.'
  return {
    kind: 'fields',
    first: linked.some(({ first }) => first) ? 'petition' : undefined,
    fields: [...(offered.length > 0 ? when : []), { type: 'moment', name: 'at', label: 'On which day does it close?', hint, ...dayOf(thread) }],
  }
}

/** The day and the hour that are set so far, or what the fields begin with. */
function dayOf(thread: Bound): { day?: string; hour: string; turn?: Turn } {
  return thread.locksAt && petitionToCome(thread) === null ? localFields(thread.locksAt) : { hour: '18:00' }
}

function withPetition(number: number, known: Petition | undefined) {
  const place = petitionAddress(number).replace('https://', '')
  const detail = known?.closesAt
    ? `${place} closes ${closingText(known.closesAt)}.`
    : `${place}: we ask there when that is. If it has closed already, this thread is locked.`
  return { value: `petition-${number}`, label: `When petition ${number} closes`, detail }
}

/** When a thread closes, as a part of a sentence: "on …", "when its petition (46935) closes, at the end of …". */
export function closingWords(at: Date | null, petition: number | null = null): string {
  const when = at ? closingText(at) : ''
  if (petition === null) return when
  return `when its petition (${petition}) closes${when && `, ${when}`}`
}

/** The same of a closing that is set and to come; null where none is. */
export function closingSet(thread: Bound, now: Date): string | null {
  if (thread.locksAt && thread.locksAt <= now) return null
  return closingWords(thread.locksAt, petitionToCome(thread)) || null
}

function refusal(sentence: string): Refusal {
  return new Refusal('no_such_moment', { when: sentence })
}
