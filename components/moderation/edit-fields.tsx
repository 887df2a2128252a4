import type { EditForm } from '@/lib/moderation/views'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { POST_MAX_LENGTH } from '@/lib/posts/schema'
import { PresentWording, revisionSeen } from '../posts/present-wording'
import { TextArea } from '../ui/field'

/** The words of a post, to be changed by HQ; bound to the wording that the moderator saw. */
export function EditFields({ form, state }: { form: EditForm; state: FormState }) {
  return (
    <>
      <PresentWording state={state} body={form.body} />
      <input type="hidden" name="revision" value={revisionSeen(state, String(form.revision))} />
      <TextArea
        name="body"
        tall
        label="The post"
        hint={`Up to ${POST_MAX_LENGTH.toLocaleString('en-GB')} characters.`}
        problem={problem(state, 'body')}
        defaultValue={typed(state, 'body', form.body)}
      />
    </>
  )
}
