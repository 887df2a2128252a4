import { SIGN_OUT } from './addresses'
import { showDiscussed } from './discussed'
import { offerOthers } from './draft-line'
import { begin, lookOnServer } from './draft-return'
import { draftKey, readDraft, sweepDrafts, type Words, wipeDrafts, writeDraft } from './drafts'
import { type Field, type KeptForm, keepHere, wordsOf } from './kept-form'
import { noteSent, takeSuccess } from './sent-forms'
import { type Answer, serverDraft } from './server-draft'
import { type Shelf, shelf } from './shelves'

/** Whose page this is, and where words may lie: on the device, and in this tab alone. */
type Shelves = { member: string; device: Shelf; tab: Shelf }

/** Only these are ever kept; a password is not among them. */
const FIELDS = ['textarea[name="body"]', 'input[name="title"]', 'textarea[name="say"]', 'textarea[name="words"]'].join()
const PAUSE_MS = 300

/**
 * Keeps what is typed until it is sent: a member's words on this device for a day and on the server, a guest's in this
 * tab alone. Whenever a page is shown to somebody else, the drafts of others go from the device.
 */
export function keepDrafts(): void {
  const member = document.querySelector<HTMLElement>('[data-member]')?.dataset.member
  const [device, tab] = [shelf('localStorage'), shelf('sessionStorage')]
  // A page that says no knows nobody: it is not the place to throw anybody's words away.
  if (member === undefined || !device || !tab) return
  sweepDrafts(device, member, Date.now())
  sweepDrafts(tab, '', Date.now())
  const shelves: Shelves = { member, device, tab }
  forgetTaken(shelves)
  for (const form of document.forms) keepForm(form, shelves)
}

/** What was sent and taken is no draft any more. */
function forgetTaken({ member, device, tab }: Shelves): void {
  const path = takeSuccess(tab, { path: location.pathname, redirected: wasRedirected(), now: Date.now() })
  if (path === null) return
  device.removeItem(draftKey(member, path))
  tab.removeItem(draftKey('', path))
}

function wasRedirected(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return navigation?.type === 'navigate' && navigation.redirectCount > 0
}

function keepForm(element: HTMLFormElement, { member, device, tab }: Shelves): void {
  const path = pathOf(element)
  if (path === SIGN_OUT) element.addEventListener('submit', () => [device, tab].forEach(wipeDrafts))
  const fields = [...element.querySelectorAll<Field>(FIELDS)]
  if (fields.length === 0) return
  const { revision } = element.dataset
  const form: KeptForm = { element, path, revision, fields, on: member ? device : tab, key: draftKey(member, path), server: null }
  if (member) form.server = serverDraftOf(form)
  begin(form, readDraft(form.on, form.key, Date.now()) ?? takeGuestsDraft(form, tab))
  listen(form, tab)
}

function serverDraftOf(form: KeptForm) {
  const [key, stamp] = ['key', 'draft'].map((name) => form.element.querySelector<HTMLInputElement>(`input[name="${name}"]`))
  if (!key || !stamp) return null
  const told = (answer: Answer, words: Words) => {
    const now = wordsOf(form)
    keepHere(form, { saved: Object.entries(words).every(([field, text]) => now[field] === text) })
    offerOthers(form.element, form.path, answer.others)
    showDiscussed(form.element, answer.discussed)
  }
  const madeFor = () => [...form.element.querySelectorAll<HTMLInputElement>('input[name="made_for"]')].map(({ value }) => value)
  return serverDraft({ key, stamp, madeFor, place: form.path, revision: form.revision, words: () => wordsOf(form), told })
}

/** Words that were typed in this tab before signing in belong to the member who then signed in. */
function takeGuestsDraft(form: KeptForm, tab: Shelf) {
  const key = draftKey('', form.path)
  const draft = readDraft(tab, key, Date.now())
  tab.removeItem(key)
  if (draft) writeDraft(form.on, form.key, draft)
  return draft
}

function listen(form: KeptForm, tab: Shelf): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const saveNow = () => {
    if (waiting === undefined) return
    clearTimeout(waiting)
    waiting = undefined
    keepHere(form)
  }
  form.element.addEventListener('input', (event) => {
    if (!form.fields.includes(event.target as Field)) return
    clearTimeout(waiting)
    waiting = setTimeout(saveNow, PAUSE_MS)
    form.server?.touched()
  })
  form.element.addEventListener('submit', (event) => {
    saveNow()
    if (event.defaultPrevented) return // shown in place, not sent
    form.server?.stop()
    noteSent(tab, form.path, Date.now())
  })
  form.element.addEventListener('kept', () => form.server?.stop())
  form.element.addEventListener('focusin', () => lookOnServer(form), { once: true })
  addEventListener('pagehide', () => {
    saveNow()
    form.server?.leave()
  })
}

function pathOf(form: HTMLFormElement): string {
  // By attribute: a field that is called "action" would stand in the property's place.
  return new URL(form.getAttribute('action') || location.href, location.href).pathname
}
