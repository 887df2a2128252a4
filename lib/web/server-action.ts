import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type OpenedSession, signIn } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { signInInput } from '@/lib/identity/schema'
import type { Viewer } from '@/lib/identity/viewer'
import type { FormAction, FormState, Values } from '@/lib/platform/form-state'
import { REQUEST_HEADER } from '@/lib/platform/marks'
import { Refusal, statusOf } from '@/lib/platform/refusal'
import { readForm } from './read-form'
import { getCaller, getViewer } from './session'
import { sessionCookie } from './session-cookie'
import { setStatus } from './statuses'

type Door<Input, Done> = {
  input: z.ZodType<Input>
  command: (viewer: Viewer, input: Input) => Promise<Done>
  /** The address to go to when it is done (303). */
  leadsTo: (done: Done, input: Input) => string
  /** What the button "Preview" shows instead of sending. */
  preview?: (values: Values) => string
}

/**
 * The one door for writes: reads the form, learns who asks, runs the command, and turns a refusal
 * into a form that still holds every word. A form may carry a name and password of its own
 * (`sign_in_name`, `sign_in_password`), so that what was typed before the session was lost can be sent.
 */
export function serverAction<Input, Done>({ input, command, leadsTo, preview }: Door<Input, Done>): FormAction {
  return async (_former, form) => {
    const values: Values = {}
    const outcome = await attempt(async () => {
      Object.assign(values, readForm(form))
      const read = input.safeParse(values)
      if (preview && values.do === 'preview') return previewed(read.error, values, preview)
      const viewer = await viewerOf(values)
      if (!read.success) return invalid(read.error, values)
      return leadsTo(await command(viewer, read.data), read.data)
    }, values)
    if (typeof outcome === 'string') redirect(outcome)
    await answerWith(outcome)
    return outcome
  }
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

/** A text that could not be posted is not previewed either; what else is missing may wait. */
function previewed(error: z.ZodError | undefined, values: Values, preview: (values: Values) => string): FormState {
  if (error?.issues.some(({ path }) => path[0] === 'body')) return invalid(error, values)
  return { status: 'preview', html: preview(values), values: echo(values) }
}

function invalid(error: z.ZodError, values: Values): FormState {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) fields[String(path[0] ?? 'form')] ??= message
  return { status: 'invalid', fields, values: echo(values) }
}

async function answerWith(state: FormState): Promise<void> {
  const status = state.status === 'invalid' ? 422 : state.status === 'refused' ? statusOf(state.code) : 200
  setStatus((await headers()).get(REQUEST_HEADER), status)
}
