import { lineOf, offerOthers, showDraftLine } from './draft-line'
import { choiceOf, type Draft, holdsWords, readDraft, restoredText, type Shown } from './drafts'
import { fill, isEmpty, isFresh, isQuoting, type KeptForm, keepHere, wordsOf } from './kept-form'
import type { Version } from './server-draft'

/** Shows what was being written here: what the page brings, what this device holds, or both; and never drops the other. */
export function begin(form: KeptForm, draft: Draft | null): void {
  if (lineOf(form.element)) showDraftLine(form.element, Date.now(), () => discard(form, ''))
  if (draft && draft.revision === form.revision) choose(form, draft)
  else if (draft && form.server && !draft.saved && !holdsWords(wordsOf(form), draft.fields))
    void keepBeside(form, draft) // typed over another wording
  else if (isFresh(form)) form.on.removeItem(form.key)
  else if (!isQuoting()) keepHere(form, { saved: Boolean(form.server?.stamp.value) }) // a form that was refused brings words that may be kept nowhere else
}

function choose(form: KeptForm, draft: Draft): void {
  const shown = shownIn(form)
  const choice = choiceOf(draft, shown)
  if (choice === 'forget') form.on.removeItem(form.key)
  if (choice === 'both') restore(form, draft, (text, field) => (isFresh(form) ? text : restoredText(text, field.defaultValue, isQuoting())))
  if (choice === 'page') stay(form, draft, shown)
  if (choice === 'device') goOn(form, draft)
}

/** The page's words stand. What they hold is safe on the server; what they lack is kept beside them. */
function stay(form: KeptForm, draft: Draft, { at, fields }: Shown): void {
  if (!holdsWords(fields, draft.fields)) void keepBeside(form, draft)
  else if (at !== null && !isQuoting()) keepHere(form, { saved: true })
}

/** The draft of this device takes its place; the version that the page showed stays beside it. */
function goOn(form: KeptForm, draft: Draft): void {
  if (form.server) form.server.stamp.value = String(draft.seen ?? '')
  restore(form, draft, (text) => text)
}

/** What the page brings; only the form's own page would show a draft that the server keeps. */
function shownIn(form: KeptForm): Shown {
  return {
    at: Number(form.server?.stamp.value) || null,
    fields: wordsOf(form),
    knows: form.server !== null && location.pathname === form.path,
    asked: new URLSearchParams(location.search).has('draft'),
  }
}

/** Asked once a member turns to a form that is the same for everyone: whether the server keeps words of theirs for it. */
export async function lookOnServer(form: KeptForm): Promise<void> {
  if (!form.server || location.pathname === form.path) return
  const [newest, ...others] = await form.server.find()
  if (!newest) return
  if (isEmpty(form)) {
    fill(form, textsOf(newest))
    form.server.stamp.value = String(newest.at)
    keepHere(form, { saved: true })
    showDraftLine(form.element, newest.at, () => discard(form, ''))
    offerOthers(form.element, form.path, others)
  } else if (!holdsWords(wordsOf(form), textsOf(newest))) offerOthers(form.element, form.path, [newest, ...others])
}

function restore(form: KeptForm, draft: Draft, textOf: (text: string, field: HTMLTextAreaElement | HTMLInputElement) => string | null): void {
  const texts = Object.fromEntries(form.fields.map((field) => [field.name, textOf(draft.fields[field.name] ?? '', field)]))
  if (Object.values(texts).every((text) => text === null)) return
  fill(form, texts)
  showDraftLine(form.element, draft.at, () => discard(form))
  form.server?.touched()
}

async function keepBeside(form: KeptForm, draft: Draft): Promise<void> {
  const kept = await form.server?.keepBeside(draft, Math.max(0, Date.now() - draft.at))
  if (!kept?.at) return
  offerOthers(form.element, form.path, [{ at: kept.at }])
  if (readDraft(form.on, form.key, Date.now())?.at === draft.at) form.on.removeItem(form.key) // the server's alone now: thrown away there, it is gone
}

/** Throws the words away, here and on the server; the fields then hold what the page brought, or `left`. */
async function discard(form: KeptForm, left?: string): Promise<boolean> {
  if (form.server && !(await form.server.discard())) return false
  if (form.revision) {
    form.on.removeItem(form.key)
    location.assign(form.path) // only the page knows the words that stand
    return true
  }
  for (const field of form.fields) field.value = left ?? field.defaultValue
  if (form.server) form.server.stamp.value = ''
  form.on.removeItem(form.key)
  form.fields.at(-1)?.focus()
  return true
}

function textsOf({ title, body }: Version) {
  return { title, body }
}
