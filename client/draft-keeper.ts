import { signOutPath } from '@/lib/urls'
import { showDraftLine } from './draft-line'
import { type Draft, draftKey, readDraft, restoredText, sweepDrafts, wipeDrafts, writeDraft } from './drafts'
import { noteSent, takeSuccess } from './sent-forms'
import { type Shelf, shelf } from './shelves'

type Field = HTMLTextAreaElement | HTMLInputElement
/** A form whose words are kept: where it is sent, its fields, and where its draft lies. */
type KeptForm = { path: string; fields: readonly Field[]; on: Shelf; key: string }

/** Whose page this is, and where words may lie: on the device, and in this tab alone. */
type Shelves = { member: string; device: Shelf; tab: Shelf }

/** Only these are ever kept; a password is not among them. */
const FIELDS = ['textarea[name="body"]', 'input[name="title"]', 'textarea[name="say"]', 'textarea[name="words"]'].join()
const PAUSE_MS = 300

/**
 * Keeps what is typed on this device until it is sent: a member's words for a day, a guest's in this tab
 * alone. Whenever a page is shown to somebody else, the drafts of others go.
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
  if (path === signOutPath) element.addEventListener('submit', () => [device, tab].forEach(wipeDrafts))
  const fields = [...element.querySelectorAll<Field>(FIELDS)]
  if (fields.length === 0) return
  const form: KeptForm = { path, fields, on: member ? device : tab, key: draftKey(member, path) }
  const draft = readDraft(form.on, form.key, Date.now()) ?? takeGuestsDraft(form, tab)
  if (draft) restore(element, form, draft)
  else if (!isQuoting()) save(form) // a form that was refused brings words that may be kept nowhere else
  listen(element, form, tab)
}

/** Words that she typed in this tab before she signed in are hers. */
function takeGuestsDraft(form: KeptForm, tab: Shelf): Draft | null {
  const key = draftKey('', form.path)
  const draft = readDraft(tab, key, Date.now())
  tab.removeItem(key)
  if (draft) writeDraft(form.on, form.key, draft)
  return draft
}

function restore(element: HTMLFormElement, form: KeptForm, draft: Draft): void {
  const texts = form.fields.map((field) => restoredText(draft.fields[field.name] ?? '', field.defaultValue, isQuoting()))
  if (texts.every((text) => text === null)) return
  form.fields.forEach((field, index) => {
    field.value = texts[index] ?? field.value
  })
  showDraftLine(element, draft.at, () => {
    for (const field of form.fields) field.value = field.defaultValue
    form.on.removeItem(form.key)
    form.fields.at(-1)?.focus()
  })
}

function listen(element: HTMLFormElement, form: KeptForm, tab: Shelf): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const saveNow = () => {
    if (waiting === undefined) return
    clearTimeout(waiting)
    waiting = undefined
    save(form)
  }
  element.addEventListener('input', (event) => {
    if (!form.fields.includes(event.target as Field)) return
    clearTimeout(waiting)
    waiting = setTimeout(saveNow, PAUSE_MS)
  })
  element.addEventListener('submit', () => {
    saveNow()
    noteSent(tab, form.path, Date.now())
  })
  addEventListener('pagehide', saveNow)
}

function save({ on, key, fields }: KeptForm): void {
  writeDraft(on, key, { at: Date.now(), fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])) })
}

/** Whether the words in the form are a quotation that the page brings. */
function isQuoting(): boolean {
  return new URLSearchParams(location.search).has('quote')
}

function pathOf(form: HTMLFormElement): string {
  // By attribute: a field that is called "action" would stand in the property's place.
  return new URL(form.getAttribute('action') || location.href, location.href).pathname
}
