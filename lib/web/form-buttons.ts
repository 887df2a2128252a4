import type { Values } from '@/lib/platform/form-state'
import type { PersonalLimit } from '@/lib/platform/limits'
import { Refusal } from '@/lib/platform/refusal'

/** What the buttons of a form ask for by `do`; the one that sends it has no value. */
export type Button = 'send' | 'look' | 'preview' | 'draft' | 'discard' | (string & {})

/** What a form has besides the button that sends it. */
export type Buttons = {
  /** What its sendings count as, see lib/platform/limits.ts; none where the command counts them itself, or nobody may be kept from it. */
  limit?: PersonalLimit | 'none'
  /** Whether it can be turned over, to choose from another part of what there is. */
  turns?: boolean
  /** Whether its words are kept as a draft, under its path. */
  drafted?: boolean
  preview?: unknown
  /** Its own buttons, by the word that they send. */
  presses?: Readonly<Record<string, unknown>>
}

/** The button by which a form was sent. One that it does not have, or two at once, are refused. */
export function buttonOf({ turns, drafted, preview, presses = {} }: Buttons, { do: pressed = 'send' }: Values): Button {
  const has: Record<string, boolean> = { send: true, look: Boolean(turns), preview: Boolean(preview), draft: Boolean(drafted), discard: Boolean(drafted) }
  if (typeof pressed === 'string' && (Object.hasOwn(presses, pressed) || (Object.hasOwn(has, pressed) && has[pressed]))) return pressed
  throw new Refusal('no_such_button')
}

/** What a press of a button counts as. */
export function limitOf({ limit = 'other' }: Buttons, button: Button): PersonalLimit | 'none' {
  if (button === 'send') return limit
  if (button === 'preview') return 'preview'
  if (button === 'follow') return 'follow'
  return button === 'draft' || button === 'discard' ? 'draft' : 'other'
}
