import { type FormState, typed } from '@/lib/platform/form-state'

type PresentWordingProps = { state: FormState; body: string; draft?: { revision?: number } | null; revision?: string }

/** The post as it stands now, above the words of somebody whose edit came second, or whose draft is of a former wording. */
export function PresentWording({ state, body, draft, revision }: PresentWordingProps) {
  const late = state.status === 'idle' && draft?.revision !== undefined && String(draft.revision) !== revision
  if (!isSecond(state) && !late) return null
  return (
    <section className="card" aria-labelledby="present">
      <h2 className="mb-2 text-base text-muted" id="present">
        Somebody has changed the post. This is what it says now:
      </h2>
      <p className="wording">{body}</p>
      <p className="mt-3 text-muted">Your own words are below. {late ? 'Saved, they replace these.' : 'Sent again, they replace these.'}</p>
    </section>
  )
}

/** The revision that a form goes by: the one it was opened with, or the one that it was just told of and shows. */
export function revisionSeen(state: FormState, present: string): string {
  return isSecond(state) ? present : typed(state, 'revision', present)
}

function isSecond(state: FormState): boolean {
  return state.status === 'refused' && state.code === 'changed_since'
}
