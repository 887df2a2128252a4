/** Every way in which the board says no on purpose. `components/ui/refusal-message.tsx` finds the kind words. */
export type RefusalCode =
  | 'signed_out'
  | 'wrong_password'
  | 'other_member'
  | 'not_allowed'
  | 'only_hq'
  | 'not_found'
  | 'thread_locked'
  | 'edit_locked'
  | 'thread_full'
  | 'board_archived'
  | 'board_changed'
  | 'name_taken'
  | 'post_gone'
  | 'edit_too_late'
  | 'wording_hidden'
  | 'already_done'
  | 'already_there'
  | 'host_refused'
  | 'nobody_asked'
  | 'changed_since'
  | 'other_readers'
  | 'more_readers'
  | 'statement_needed'
  | 'no_such_board'
  | 'no_such_moment'
  | 'no_such_thread'
  | 'leads_elsewhere'
  | 'not_these_posts'
  | 'thread_slow'
  | 'thread_for_standing'
  | 'thread_after_removal'
  | 'sent_before'
  | 'draft_too_long'
  | 'too_fast'
  | 'too_much'
  | 'no_such_button'
  | 'undo_too_late'
  | 'appeal_too_late'
  | 'appeal_decided'
  | 'appeal_needs_act'
  | 'letter_over'
  | 'own_act'
  | 'own_matter'
  | 'blanked'
  | 'by_a_rule'
  | 'rule_retired'
  | 'last_rule'

export type Verdict = 'yes' | RefusalCode

/** The one thing domain code throws on purpose; it rolls the transaction back. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    /** The fields of the form that it is about, each with its sentence. */
    readonly fields?: Readonly<Record<string, string>>,
    /** For how many seconds it will still be refused, where that is known. */
    readonly wait?: number,
  ) {
    super(code)
  }
}

/** Goes on only with a yes. */
export function ensure(verdict: Verdict): void {
  if (verdict !== 'yes') throw new Refusal(verdict)
}

/** Goes on only with something: what is hidden and what is missing are refused alike. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Refusal('not_found')
  return thing
}

/** The first no of several verdicts, else yes. */
export function all(...verdicts: Verdict[]): Verdict {
  return verdicts.find((verdict) => verdict !== 'yes') ?? 'yes'
}

const FORBIDDEN: readonly RefusalCode[] = ['signed_out', 'not_allowed', 'wrong_password', 'own_act', 'own_matter', 'letter_over']

const STATUSES: Partial<Record<RefusalCode, number>> = { not_found: 404, too_fast: 429, too_much: 413, draft_too_long: 413, no_such_button: 422 }

/** The HTTP status of a refusal. */
export function statusOf(code: RefusalCode): number {
  if (FORBIDDEN.includes(code)) return 403
  return STATUSES[code] ?? 409
}
