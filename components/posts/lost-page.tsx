import type { FormAction } from '@/lib/platform/form-state'
import type { DraftsView } from '@/lib/posts/views'
import { slotValue } from '../ui/slot-value'
import { LostWords } from './waiting-words'

/** What was being written at a place that is not open to its writer any more. */
export async function LostPage({ action, drafts }: { action: FormAction; drafts: DraftsView }) {
  return (
    <div className="grid max-w-measure gap-4 py-8">
      <h1>What you wrote is still here</h1>
      <p className="note">The post or thread that it was for is not open to you any more.</p>
      <LostWords action={action} path={drafts.place} formKey={await slotValue('form.key')} drafts={drafts} />
    </div>
  )
}
