import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type OpenedSession, signIn } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { signInInput } from '@/lib/identity/schema'
import { triesOfForm, tryOf } from '@/lib/identity/tries'
import type { Viewer } from '@/lib/identity/viewer'
import { fingerprintOf } from '@/lib/platform/fingerprint'
import { type FormAction, type FormState, type PersonalData, type Preview, problemsOf, unwritten, type Values } from '@/lib/platform/form-state'
import type { PersonalLimit } from '@/lib/platform/limits'
import { log } from '@/lib/platform/log'
import { REQUEST_HEADER } from '@/lib/platform/marks'
import { once } from '@/lib/platform/process'
import { countTries } from '@/lib/platform/rate-limit'
import { Refusal, statusOf } from '@/lib/platform/refusal'
import { warmText } from '@/lib/text/warm'
import { type Button, type Buttons, buttonOf, limitOf } from './form-buttons'
import { discardFormDraft, keepFormDraft, tryToKeepFormDraft } from './form-drafts'
import { ensureMadeFor, madeFor } from './made-for'
import { withFormRead } from './read-ahead'
import { readForm } from './read-form'
import { getCaller, getViewer } from './session'
import { sessionCookie } from './session-cookie'
import { type Status, setProgress, setStatus } from './statuses'

// Here and not in our server: Next runs a copy of its own, which it loads at start, before anybody asks.
once('text-engine', warmText)

type Door<Input, Done> = Buttons & {
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
}

/**
 * The one door for writes: reads the form, counts the try, learns who asks, runs the command, and turns a refusal
 * into a form that still holds every word. A form may carry a name and password of its own
 * (`sign_in_name`, `sign_in_password`), so that what was typed before the session was lost can be sent.
 */
export function serverAction<Input, Done>(door: Door<Input, Done>): FormAction {
  return async (_former, form) => {
    const request = (await headers()).get(REQUEST_HEADER)
    if (!(form instanceof FormData)) throw new Error('a damaged form gives an action something else')
    setProgress(request, 'reached')
    const values: Values = {}
    const outcome = await attempt(async () => {
      Object.assign(values, readForm(form))
      return withFormRead(values, () => press(door, values))
    }, values)
    if (typeof outcome === 'string') redirect(outcome)
    await answerWith(outcome)
    return unwritten(outcome, () => setProgress(request, 'shown'))
  }
}

/** What a button does, counted before it is done. A try that nothing came of is given back. */
async function press<Input, Done>(door: Door<Input, Done>, values: Values): Promise<string | FormState> {
  const button = buttonOf(door, values)
  const limit = limitOf(door, button)
  const viewer = await getViewer()
  ensureMadeFor(viewer, values)
  const receipt = limit === 'none' ? null : await countTries(...triesOfForm(limit, viewer, await getCaller()))
  try {
    const outcome = await (button === 'send' ? send(door, viewer, values) : instead(door, button, viewer, values))
    if (typeof outcome !== 'string' && statusFor(outcome).status >= 400) await receipt?.giveBack()
    return outcome
  } catch (failure) {
    await receipt?.giveBack()
    throw failure
  }
}

/** What the form's other buttons do: nothing is sent. */
function instead<Input, Done>(door: Door<Input, Done>, button: Exclude<Button, 'send'>, viewer: Viewer, values: Values): Promise<FormState> {
  switch (button) {
    case 'look': // the same form again, with another part of what there is to choose from
      return Promise.resolve({ status: 'idle', values: echo(values) })
    case 'draft':
      return saved(values)
    case 'discard':
      return discardFormDraft(values)
    case 'preview':
      return previewed(door, viewer, values)
    default:
      return pressed(door, button, viewer, values)
  }
}

/** Does what a button of this form alone does, and shows the form as it was. */
async function pressed<Input, Done>(door: Door<Input, Done>, button: string, viewer: Viewer, values: Values): Promise<FormState> {
  await door.presses?.[button]?.(await senderOf(viewer, values, limitOf(door, button)), values)
  return { status: 'idle', values: echo(values) }
}

async function previewed<Input, Done>({ input, preview, drafted }: Door<Input, Done>, viewer: Viewer, values: Values): Promise<FormState> {
  const problem = input.safeParse(values).error
  // A text that could not be posted is not previewed either; what else is missing may wait.
  if (!preview || problem?.issues.some(({ path }) => path[0] === 'body')) return invalid(problem, values)
  const shown = await preview(values, viewer)
  return { status: 'preview', ...shown, values: echo(drafted ? await tryToKeepFormDraft(values) : values) }
}

async function send<Input, Done>(door: Door<Input, Done>, asking: Viewer, values: Values): Promise<string | FormState> {
  const { input, command, leadsTo, asks } = door
  const read = input.safeParse(values)
  const about = read.success && values.sure !== 'yes' ? (asks?.(read.data) ?? []) : []
  if (about.length > 0) return { status: 'ask', about, values: echo(values) }
  const viewer = await senderOf(asking, values, limitOf(door, 'send'))
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
    return { status: 'refused', code: failure.code, wait: failure.wait, values: echo(values) }
  }
}

const SECRET = /password/

function echo(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !SECRET.test(field)))
}

/** The sender of the form. One who signs in by it is counted as a member from then on. */
async function senderOf(viewer: Viewer, values: Values, limit: PersonalLimit | 'none'): Promise<Viewer> {
  if (viewer.kind === 'member' || !values.sign_in_name) return viewer
  const read = signInInput.safeParse({ name: values.sign_in_name, password: values.sign_in_password })
  if (!read.success) throw new Refusal('wrong_password')
  const caller = await getCaller()
  const session = await signIn(read.data, caller)
  await setSessionCookie(session)
  const signedIn = await findViewer(session.token, caller.local)
  values.made_for = madeFor(signedIn)
  if (limit !== 'none') await countTries(tryOf(limit, signedIn, caller))
  return signedIn
}

function invalid(error: z.ZodError | undefined, values: Values): FormState {
  return { status: 'invalid', fields: error ? problemsOf(error) : {}, values: echo(values) }
}

async function answerWith(state: FormState): Promise<void> {
  const status = statusFor(state)
  if (status.status >= 400)
    log('info', 'refused', {
      status: status.status,
      wait: status.wait,
      why: state.status === 'refused' ? state.code : state.status,
      from: fingerprintOf((await getCaller()).address),
    })
  setStatus((await headers()).get(REQUEST_HEADER), status)
}

function statusFor(state: FormState): Status {
  if (state.status === 'refused') return { status: statusOf(state.code), wait: state.wait, wrong: { code: state.code, wait: state.wait } }
  if (state.status === 'invalid') return { status: 422, wrong: { fields: state.fields } }
  return { status: state.status === 'ask' ? 422 : 200 }
}
