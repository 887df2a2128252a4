import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { TextArea } from './field'

/** A word that goes with what is asked of the moderators. */
export function WordsToHq({ state, about, most }: { state: FormState; about: string; most: number }) {
  return (
    <TextArea
      name="words"
      label="A word to the moderators"
      hint={`${about} Up to ${most} characters; only moderators read it.`}
      problem={problem(state, 'words')}
      defaultValue={typed(state, 'words')}
    />
  )
}
