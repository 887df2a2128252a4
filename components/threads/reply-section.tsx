import type { FormAction } from '@/lib/platform/form-state'
import type { RefusalCode } from '@/lib/platform/refusal'
import type { ThreadView } from '@/lib/threads/views'
import { boardPath, newThreadPath, replyPath } from '@/lib/urls'
import { ReplyBox } from '../posts/reply-box'
import { hqChoice } from '../posts/voice-choice'
import { RefusalMessage } from '../ui/refusal-message'
import { Slot } from '../ui/slot'
import { slotValue } from '../ui/slot-value'

/** The foot of a thread: the box for a reply, the way to sign in, or why there can be none. */
export async function ReplySection({ thread, action }: { thread: ThreadView; action: FormAction }) {
  const { boardId, replying } = thread
  if (replying !== 'yes') return <NoReplies thread={thread} code={replying} />
  if (thread.repliableBy === 'members') return <MembersReply thread={thread} action={action} />
  return (
    <>
      <Slot when={`moderator:${boardId}`}>
        <Box thread={thread} action={action} />
      </Slot>
      <Slot when={`not-moderator:${boardId}`}>
        <OnlyHq />
      </Slot>
      <Slot when="guest">
        <OnlyHq />
      </Slot>
    </>
  )
}

function MembersReply({ thread, action }: { thread: ThreadView; action: FormAction }) {
  return (
    <>
      <Slot when="member">
        <Box thread={thread} action={action} />
      </Slot>
      <Slot when="guest">
        <div className="reply card mt-4 flex flex-wrap items-center justify-between gap-3">
          <p>Have something to add?</p>
          <a className="btn btn-primary" href={replyPath(thread.id)}>
            Sign in to reply
          </a>
        </div>
      </Slot>
    </>
  )
}

function OnlyHq() {
  return <p className="note reply mt-4">Only HQ replies on this board.</p>
}

async function Box({ thread, action }: { thread: ThreadView; action: FormAction }) {
  return <ReplyBox action={action} threadId={String(thread.id)} formKey={await slotValue('form.key')} voice={hqChoice(thread.boardId)} />
}

function NoReplies({ thread, code }: { thread: ThreadView; code: RefusalCode }) {
  return (
    <div className="note reply mt-4">
      <p>
        <RefusalMessage code={code} />
      </p>
      <p>
        {code !== 'board_archived' && (
          <>
            <a href={newThreadPath(thread.boardSlug)}>Start a new thread</a> or{' '}
          </>
        )}
        <a href={boardPath(thread.boardSlug)}>
          {code === 'board_archived' ? 'Go' : 'go'} back to {thread.boardName}
        </a>
        .
      </p>
    </div>
  )
}
