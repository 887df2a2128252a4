import { env } from './env'
import { once } from './process'
import type { Verdict } from './refusal'

export type Limit = { most: number; seconds: number }

type Window = { count: number; endsAt: number }

/** More keys than this and the oldest windows are let go: a flood of names must not fill the memory. */
const MOST_KEYS = 50_000

const windows = () => once('rate-limit', () => new Map<string, Window>())

/** Counts one try under a key, on this node; a no once there were `most` within `seconds`. */
export function mayTry(key: string, { most, seconds }: Limit): Verdict {
  if (env().LIMITS === 'off') return 'yes'
  const at = Date.now()
  const open = windows().get(key)
  const window = open && open.endsAt > at ? open : { count: 0, endsAt: at + seconds * 1000 }
  window.count += 1
  windows().set(key, window)
  if (windows().size > MOST_KEYS) windows().delete(windows().keys().next().value ?? '')
  return window.count > most ? 'too_fast' : 'yes'
}
