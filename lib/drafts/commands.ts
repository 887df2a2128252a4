import { change } from '@/lib/events/commands'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/refusal'
import { type KeptWords, type WordsOfForm, withoutWords, withSaved } from './kept-words'
import { type DiscardInput, type DraftInput, MOST_PLACES } from './schema'
import { changeVersions, holdDraft } from './versions'

/**
 * Keeps what a member is writing at a place, for her alone. Gives the version that now holds her words (none where they
 * are empty) and the other versions of that place. Refused as `sent_before` where the form was sent in the meantime.
 */
export async function saveDraft(viewer: Viewer, { place, key, draft: seen, age, title, body, revision }: DraftInput) {
  const memberId = memberOf(viewer)
  return change(async (tx) => {
    await holdDraft(tx, memberId, place)
    // Looked up under the hold, which a sending takes as well: words that are posted never come back as a draft.
    if (await tx.submission.findUnique({ where: { memberId_key: { memberId, key } }, select: { key: true } })) throw new Refusal('sent_before')
    const savedAt = now().getTime() - age
    const kept = await changeVersions(tx, { memberId, place }, (former) => withSaved(former, { key, seen, title, body, revision }, savedAt))
    await dropOldest(tx, memberId)
    const mine = kept.find((words) => words.key === key) ?? null
    return { at: mine?.at ?? null, others: kept.filter((words) => words !== mine).map(shown) }
  })
}

/** Throws away what a form shows, what it began with, and what was typed into it. Other words stay. */
export async function discardDraft(viewer: Viewer, { place, draft: seen, ...form }: DiscardInput): Promise<void> {
  const memberId = memberOf(viewer)
  await change(async (tx) => {
    await holdDraft(tx, memberId, place)
    await changeVersions(tx, { memberId, place }, (kept) => withoutWords(kept, { ...form, seen }))
  })
}

/** Forgets a draft with the sending that makes it a post, in its transaction. Words that were not sent stay. */
export async function forgetSent(tx: Tx, { memberId, place, ...form }: WordsOfForm & { memberId: bigint; place: string }): Promise<void> {
  await holdDraft(tx, memberId, place)
  await changeVersions(tx, { memberId, place }, (kept) => withoutWords(kept, form))
}

function memberOf(viewer: Viewer): bigint {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  return viewer.id
}

function shown({ key: _, ...words }: KeptWords) {
  return words
}

async function dropOldest(tx: Tx, memberId: bigint): Promise<void> {
  const old = await tx.draft.findMany({ where: { memberId }, orderBy: { savedAt: 'desc' }, skip: MOST_PLACES, select: { place: true } })
  if (old.length > 0) await tx.draft.deleteMany({ where: { memberId, place: { in: old.map(({ place }) => place) } } })
}
