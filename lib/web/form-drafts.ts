import { headers } from 'next/headers'
import { discardDraft, saveDraft } from '@/lib/drafts/commands'
import { discardInput, draftInput } from '@/lib/drafts/schema'
import { type FormState, idle, type Values } from '@/lib/platform/form-state'
import { PATH_HEADER } from '@/lib/platform/marks'
import { Refusal } from '@/lib/platform/refusal'
import { getViewer } from './session'

/** Keeps what was typed into the form that was sent. Its values then say which version holds them; a guest has no drafts. */
export async function keepFormDraft(values: Values): Promise<{ at: number | null; values: Values }> {
  const viewer = await getViewer()
  if (viewer.kind === 'guest') return { at: null, values }
  const read = draftInput.safeParse({ ...values, place: await formPath() })
  if (!read.success) throw new Refusal('draft_too_long')
  const { at } = await saveDraft(viewer, read.data)
  return { at, values: { ...values, draft: String(at ?? '') } }
}

/** The same beside something else that the form was sent for: where they cannot be kept, that goes on without. */
export async function tryToKeepFormDraft(values: Values): Promise<Values> {
  try {
    return (await keepFormDraft(values)).values
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    return values
  }
}

/** Throws away the draft that the form showed; the form is then fresh. */
export async function discardFormDraft(values: Values): Promise<FormState> {
  const read = discardInput.safeParse({ ...values, place: await formPath() })
  if (read.success) await discardDraft(await getViewer(), read.data)
  return idle
}

/** The path of the form, as the front door saw it: the place of its draft. */
async function formPath(): Promise<string> {
  return ((await headers()).get(PATH_HEADER) ?? '').split('?', 1)[0] ?? ''
}
