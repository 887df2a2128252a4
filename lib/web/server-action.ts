import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type OpenedSession, signIn } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { signInInput } from '@/lib/identity/schema'
import type { Viewer } from '@/lib/identity/viewer'
import { type FormAction, type FormState, type PersonalData, type Preview, problemsOf, type Values } from '@/lib/platform/form-state'
import { REQUEST_HEADER } from '@/lib/platform/marks'
import { once } from '@/lib/platform/process'
import { Refusal, statusOf } from '@/lib/platform/refusal'
import { warmText } from '@/lib/text/warm'
import { discardFormDraft, keepFormDraft, tryToKeepFormDraft } from './form-drafts'
import { readForm } from './read-form'
import { getCaller, getViewer } from './session'
import { sessionCookie } from './session-cookie'
import { setStatus } from './statuses'

// Here and not in our server: Next runs a copy of its own, which it loads at start, before anybody asks.
once('text-engine', warmText)

type Door<Input, Done> = {
  input: z.ZodType<Input>
  command: (viewer: Viewer, input: Input) => Promise<Done>
  /** The address to go to when it is done (303). */
  leadsTo: (done: Done, input: Input) => string
  /** What the button "Preview" shows instead of sending. */
  preview?: (values: Values, viewer: Viewer) => Promise<Preview>
  /** What other buttons of the form do, by the word that they send as `do`: the form comes back as it was, on a page that shows what they did. */
  presses?: Readonly<Record<string, (viewer: Viewer, values: Values) => Promise<void>>>
  /** What the sender is asked about before it is done: a question, not a refusal. */
  asks?: (input: Input) => readonly PersonalData[]
  /** Whether the words of this form are kept as a draft, under the form's path. */
  drafted?: boolean
}

/**
 * The one door for writes: reads the form, learns who asks, runs the command, and turns a refusal
 * into a form that still holds every word. A form may carry a name and password of its own
 * (`sign_in_name`, `sign_in_password`), so that what was typed before the session was lost can be sent.
 */
export function serverAction<Input, Done>(door: Door<Input, Done>): FormAction {
  return async (_former, form) => {
    const values: Values = {}
    const outcome = await attempt(async () => {
      Object.assign(values, readForm(form))
      return looked(values) ?? (await instead(door, values)) ?? (await send(door, values))
    }, values)
    if (typeof outcome === 'string') redirect(outcome)
    await answerWith(outcome)
    return outcome
  }
}

/** The same form again, with another part of what there is to choose from. */
function looked(values: Values): FormState | null {
  return values.do === 'look' ? { status: 'idle', values: echo(values) } : null
}

/** What the form's other buttons do: nothing is sent. */
async function instead<Input, Done>(door: Door<Input, Done>, values: Values): Promise<FormState | null> {
  const press = pressOf(door, values)
  return press ? pressed(press, values) : draftOrPreview(door, values)
}

function pressOf<Input, Done>({ presses = {} }: Door<Input, Done>, values: Values) {
  return typeof values.do === 'string' && Object.hasOwn(presses, values.do) ? presses[values.do] : undefined
}

async function draftOrPreview<Input, Done>({ input, preview, drafted }: Door<Input, Done>, values: Values): Promise<FormState | null> {
  if (drafted && values.do === 'draft') return saved(values)
  if (drafted && values.do === 'discard') return discardFormDraft(values)
  if (!preview || values.do !== 'preview') return null
  const problem = input.safeParse(values).error
  // A text that could not be posted is not previewed either; what else is missing may wait.
  if (problem?.issues.some(({ path }) => path[0] === 'body')) return invalid(problem, values)
  const shown = await preview(values, await getViewer())
  return { status: 'preview', ...shown, values: echo(drafted ? await tryToKeepFormDraft(values) : values) }
}

async function pressed(press: (viewer: Viewer, values: Values) => Promise<void>, values: Values): Promise<FormState> {
  await press(await viewerOf(values), values)
  return { status: 'idle', values: echo(values) }
}

async function send<Input, Done>({ input, command, leadsTo, asks }: Door<Input, Done>, values: Values): Promise<string | FormState> {
  const read = input.safeParse(values)
  const about = read.success && values.sure !== 'yes' ? (asks?.(read.data) ?? []) : []
  if (about.length > 0) return { status: 'ask', about, values: echo(values) }
  const viewer = await viewerOf(values)
  return read.success ? leadsTo(await command(viewer, read.data), read.data) : invalid(read.error, values)
}

async function saved(values: Values): Promise<FormState> {
  const { at, values: kept } = await keepFormDraft(values)
  return at === null ? { status: 'idle', values: echo(kept) } : { status: 'saved', at, values: echo(kept) }
}

/** Sets the session's cookie; a script cannot read it. */
export async function setSessionCookie({ token, expiresAt }: OpenedSession): Promise<void> {
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, token, { ...options, expires: expiresAt })
}

async function attempt(work: () => Promise<string | FormState>, values: Values): Promise<string | FormState> {
  try {
    return await work()
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    if (failure.fields) return { status: 'invalid', fields: { ...failure.fields }, values: echo(values) }
    return { status: 'refused', code: failure.code, values: echo(values) }
  }
}

const SECRET = /password/

function echo(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !SECRET.test(field)))
}

async function viewerOf(values: Values): Promise<Viewer> {
  const viewer = await getViewer()
  if (viewer.kind === 'member' || !values.sign_in_name) return viewer
  const read = signInInput.safeParse({ name: values.sign_in_name, password: values.sign_in_password })
  if (!read.success) throw new Refusal('wrong_password')
  const caller = await getCaller()
  const session = await signIn(read.data, caller)
  await setSessionCookie(session)
  return findViewer(session.token, caller.local)
}

function invalid(error: z.ZodError, values: Values): FormState {
  return { status: 'invalid', fields: problemsOf(error), values: echo(values) }
}

async function answerWith(state: FormState): Promise<void> {
  setStatus((await headers()).get(REQUEST_HEADER), statusFor(state))
}

function statusFor(state: FormState): number {
  if (state.status === 'refused') return statusOf(state.code)
  return state.status === 'invalid' || state.status === 'ask' ? 422 : 200
}
