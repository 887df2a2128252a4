import { type FormState, typed } from '@/lib/platform/form-state'
import type { VoiceChoices } from './voice-choice'

/** The box "Post as HQ"; while its sender must sign in first there is none, and that it was ticked is held. */
export function VoiceField({ state, voice, held }: { state: FormState; voice: VoiceChoices; held: boolean }) {
  const ticked = typed(state, 'voice') === 'hq'
  if (held) return ticked && <input type="hidden" name="voice" value="hq" />
  return ticked ? voice.ticked : voice.unticked
}
