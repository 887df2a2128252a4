import type { FormAction } from '@/lib/platform/form-state'
import type { EditFormView } from '@/lib/posts/views'
import { heldPostPath, postInThreadPath } from '@/lib/urls'
import { Moment } from '../ui/moment'
import { slotValue } from '../ui/slot-value'
import { EditBox } from './edit-box'
import { PostCrumbs } from './post-crumbs'

/** The page on which an author changes the words of a post. */
export async function EditPage({ form, action }: { form: EditFormView; action: FormAction }) {
  const { thread, number } = form
  const place = form.held ? heldPostPath(form.id) : postInThreadPath(thread, number)
  return (
    <div className="max-w-measure">
      <PostCrumbs thread={thread} number={number} />
      <h1>Edit your post</h1>
      {form.verdict === 'yes' && (
        <p className="meta mt-2">
          Post #{number}, open to you until <Moment at={form.until} />. Everyone sees that it was edited, and when; the former words are shown to nobody but you
          and the moderators.
        </p>
      )}
      <EditBox
        action={action}
        post={{ id: String(form.id), thread: String(thread.id), revision: String(form.revision), body: form.body }}
        drafts={form.drafts}
        formKey={await slotValue('form.key')}
        verdict={form.verdict}
        backPath={place}
      />
    </div>
  )
}
