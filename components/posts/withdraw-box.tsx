'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { withdrawPostPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { SendOrBack } from '../ui/send-or-back'

type WithdrawBoxProps = { action: FormAction; postId: string; formKey: string; verdict: Verdict; back: { href: string; text: string } }

/** The button that withdraws a post, or why there is none. */
export function WithdrawBox({ action, postId, formKey, verdict, back }: WithdrawBoxProps) {
  const [state, formAction] = useActionState(action, idle, withdrawPostPath(postId))
  return (
    <form className="grid gap-4 pt-5" action={formAction}>
      <FormNotice state={state} />
      {verdict !== 'yes' && state.status === 'idle' && (
        <p className="note">
          <RefusalMessage code={verdict} />
        </p>
      )}
      <input type="hidden" name="post" value={postId} />
      <input type="hidden" name="key" value={formKey} />
      <SendOrBack send={verdict === 'yes' && 'Withdraw the post'} back={verdict === 'yes' ? { ...back, text: 'Keep it' } : back} />
    </form>
  )
}
