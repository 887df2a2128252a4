'use client'
import { type FormState, typedAll } from '@/lib/platform/form-state'
import { useSlotValue } from './slot'

/** Notes in a form for whom it was opened: sent by another member, it is asked about. What was wrong with a sending stands first on its page (`form-summary.tsx`). */
export function FormNotice({ state }: { state: FormState }) {
  const reader = useSlotValue('form.for')
  const given = typedAll(state, 'made_for')
  return (given.length > 0 ? given : [reader]).map((value) => <input type="hidden" name="made_for" value={value} key={value} />)
}
