import type { ReactNode } from 'react'
import type { FormState } from '@/lib/platform/form-state'
import type { DraftsView } from '@/lib/posts/views'
import { momentText } from '@/lib/text/moment-text'

/** Says that a draft is back, or was kept just now, with the way to be rid of it and to the other words that wait here. */
export function DraftLine({ state, drafts }: { state: FormState; drafts?: DraftsView }) {
  if (state.status === 'saved') return <Line saved>Draft saved {moment(state.at)}. It waits for you here, on any device. </Line>
  if (state.status !== 'idle' || !drafts?.draft) return null
  return (
    <Line>
      Your draft from {moment(drafts.draft.at)} is back. <Others {...drafts} />
    </Line>
  )
}

function Line({ saved = false, children }: { saved?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: a member who saved a draft is to hear that it was, without scripts too
    <p className="draft-line" role="status" data-draft-line="" tabIndex={saved ? -1 : undefined} autoFocus={saved}>
      {children}
      <button type="submit" name="do" value="discard">
        Discard it
      </button>
    </p>
  )
}

function Others({ place, others }: DraftsView) {
  return others.map((at) => (
    <span key={at}>
      <a href={`${place}?draft=${at}`}>Show your other words from {moment(at)}</a>{' '}
    </span>
  ))
}

function moment(at: number) {
  return <time dateTime={new Date(at).toISOString()}>{momentText(new Date(at))}</time>
}
