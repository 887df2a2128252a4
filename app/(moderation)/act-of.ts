import type { FormAction } from '@/lib/platform/form-state'
import * as actions from './actions'

/** The server action of an act, by the word in its address. */
export function actOf(word: string): FormAction | undefined {
  return Object.entries(actions).find(([name]) => name === word)?.[1]
}
