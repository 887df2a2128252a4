import type { FormState } from '@/lib/platform/form-state'
import { Discussed } from './discussed'
import { SafeHtml } from './safe-html'

/** How a text will look, above the form it was typed into. */
export function Preview({ state }: { state: FormState }) {
  if (state.status !== 'preview') return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the page opens where what was asked for begins, without scripts too
    <section className="card" aria-labelledby="preview" data-preview="" tabIndex={-1} autoFocus>
      <h2 className="mb-2 text-base text-muted" id="preview">
        Preview: not posted yet
      </h2>
      <SafeHtml html={state.html} />
      <Discussed threads={state.discussed} />
    </section>
  )
}
