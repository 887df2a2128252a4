import type { RefusalCode } from './refusal'

/** What was typed, by field. Passwords are never among it. */
export type Values = Record<string, string | string[]>

/** What a text may give away of somebody. */
export type PersonalData = 'phone' | 'postcode' | 'email'

/** How a text will look, and the threads in which it is discussed already. */
export type Preview = { html: string; discussed: readonly { title: string; path: string; board: string }[] }

/** What a form's page knows after a sending that did not succeed. */
export type FormState =
  | { status: 'idle'; values: Values }
  | { status: 'invalid'; fields: Record<string, string>; values: Values }
  /** With the seconds until it may be tried again, where that is known. */
  | { status: 'refused'; code: RefusalCode; wait?: number; values: Values }
  /** Nothing is wrong, but is she sure? Sent again with `sure`, it is done. */
  | { status: 'ask'; about: readonly PersonalData[]; values: Values }
  | ({ status: 'preview'; values: Values } & Preview)
  /** Kept as a draft, at this moment. */
  | { status: 'saved'; at: number; values: Values }

/** What was wrong with a sending, without its words. */
export type Wrong = { code: RefusalCode; wait?: number } | { fields: Record<string, string> }

export const idle: FormState = { status: 'idle', values: {} }

/**
 * The state as its page is given it. React writes what it can enumerate of a state into the page, in a hidden field and a
 * script, and the next sending brings all of it back; so the page can read what was typed, and React writes none of it.
 * `shown` is called when a form reads it: a damaged sending finds none.
 */
export function unwritten(state: FormState, shown: () => void): FormState {
  const { status, ...rest } = state
  const given: FormState = { status: 'idle', values: {} }
  const hidden = Object.entries(rest).map(([name, value]) => [name, { enumerable: false, get: read(value) }])
  return Object.defineProperties(given, { ...Object.fromEntries(hidden), status: { value: status, enumerable: true } })

  function read(value: unknown) {
    return () => {
      shown()
      return value
    }
  }
}

/** The first sentence about each field of a form that could not be read. */
export function problemsOf({ issues }: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { path, message } of issues) fields[String(path[0] ?? 'form')] ??= message
  return fields
}

/** A server action as a form sees it. */
export type FormAction = (former: FormState, form: FormData) => Promise<FormState>

/** The text typed into a field, or `fallback` where the form is fresh. */
export function typed(state: FormState, field: string, fallback = ''): string {
  const value = state.values[field]
  return Array.isArray(value) ? (value[0] ?? fallback) : (value ?? fallback)
}

/** All values of a field that may be repeated. */
export function typedAll(state: FormState, field: string): string[] {
  const value = state.values[field]
  return value === undefined ? [] : [value].flat()
}

/** The sentence about one field, if it was refused. */
export function problem(state: FormState, field: string): string | undefined {
  return state.status === 'invalid' ? state.fields[field] : undefined
}
