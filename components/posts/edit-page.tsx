import type { FormAction } from '@/lib/platform/form-state'
import type { EditFormView } from '@/lib/posts/views'
import { boardPath, heldPostPath, postInThreadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Moment } from '../ui/moment'
import { slotValue } from '../ui/slot'
import { EditBox } from './edit-box'

/** The page on which an author changes the words of her post. */
export async function EditPage({ form, action }: { form: EditFormView; action: FormAction }) {
  const { thread, number } = form
  const place = form.held ? heldPostPath(form.id) : postInThreadPath(thread, number)
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: boardPath(thread.board.slug), text: thread.board.name },
          { href: place, text: `${thread.title}, #${number}` },
        ]}
      />
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
        formKey={await slotValue('form.key')}
        verdict={form.verdict}
        backPath={place}
      />
    </div>
  )
}
