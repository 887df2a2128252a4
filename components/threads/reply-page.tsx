import type { FormAction } from '@/lib/platform/form-state'
import type { ReplyFormView } from '@/lib/posts/views'
import { boardPath, threadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { ReplyBox } from '../posts/reply-box'
import { hqChoice } from '../posts/voice-choice'
import { slotValue } from '../ui/slot-value'
import { CalmLine } from './thread-state'

/** The page on which a reply is written, quoted, previewed and refused. */
export async function ReplyPage({ form, action }: { form: ReplyFormView; action: FormAction }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: boardPath(form.board.slug), text: form.board.name },
          { href: threadPath(form), text: form.title },
        ]}
      />
      <h1>Reply</h1>
      <p className="meta mt-2">
        in <cite>{form.title}</cite>
      </p>
      {form.replying === 'yes' || form.replying === 'signed_out' ? <CalmLine calm={form.calm} /> : null}
      <ReplyBox
        action={action}
        threadId={String(form.id)}
        formKey={await slotValue('form.key')}
        voice={hqChoice(form.board.id)}
        replying={form.replying}
        begins={form.begins}
        drafts={form.drafts}
        wholeQuote={form.wholeQuote}
      />
      <p className="mt-2">
        <a className="nav-link text-link" href={threadPath(form)}>
          Back to the thread
        </a>
      </p>
    </div>
  )
}
