import type { FormAction } from '@/lib/platform/form-state'
import type { WithdrawFormView } from '@/lib/posts/views'
import { heldPostPath, postInThreadPath, settingsPath } from '@/lib/urls'
import { slotValue } from '../ui/slot-value'
import { PostCrumbs } from './post-crumbs'
import { WithdrawBox } from './withdraw-box'

/** The page on which an author takes a post back: what will happen, and one button. */
export async function WithdrawPage({ form, action }: { form: WithdrawFormView; action: FormAction }) {
  const { thread, number } = form
  return (
    <div className="max-w-measure">
      {thread && <PostCrumbs thread={thread} number={number} />}
      <h1>Withdraw your post</h1>
      {form.words !== null && <YourWords words={form.words} />}
      {form.verdict === 'yes' && <WhatWillHappen form={form} />}
      <WithdrawBox action={action} postId={String(form.id)} formKey={await slotValue('form.key')} verdict={form.verdict} back={wayBack(form)} />
    </div>
  )
}

function wayBack({ id, thread, number, held }: WithdrawFormView): { href: string; text: string } {
  if (!thread) return { href: settingsPath, text: 'Back to your settings' }
  return { href: held ? heldPostPath(id) : postInThreadPath(thread, number), text: 'Back to the post' }
}

function YourWords({ words }: { words: string }) {
  return (
    <div className="mt-4 grid gap-2">
      <p className="note">This post is in a thread that is not open to you any more. What you wrote there is still yours to withdraw:</p>
      <blockquote className="whitespace-pre-wrap wrap-anywhere">{words}</blockquote>
    </div>
  )
}

function WhatWillHappen({ form: { number, thread, held, quotedBy } }: { form: WithdrawFormView }) {
  return (
    <div className="card mt-4">
      <h2 className="text-base">What will happen</h2>
      <ul className="mt-2 grid list-disc gap-2 pl-5 marker:text-muted">
        {!thread?.heldAt && (
          <li>{thread ? `Post #${number}` : 'Your post'} says “Withdrawn by its author”. Its number stays, so that every address stays true.</li>
        )}
        <li>Its words and its history are shown to nobody but you and the moderators, and can no longer be found.</li>
        {held && <li>It waits for HQ no longer. Nobody else has seen its words, and nobody will.</li>}
        <li>{quotedBy === 0 ? 'Nobody has quoted it.' : `Where it is quoted (${quotedBy === 1 ? 'once' : `${quotedBy} times`}), its words go as well.`}</li>
        {number === 1 && (
          <li>{thread?.heldAt ? 'Its thread goes with it: nobody sees that there was one.' : 'The thread stays, with its title and all replies.'}</li>
        )}
        <li>This cannot be taken back. You can post the words again as a new post.</li>
      </ul>
    </div>
  )
}
