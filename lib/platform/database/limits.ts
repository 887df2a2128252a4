/** What the database is asked for; each kind has connections and limits of its own. */
export type WorkKind = 'page' | 'write' | 'act' | 'search' | 'background' | 'health' | 'operator'

/**
 * All in milliseconds; 0 is none. `wait`: for a connection; `lock`: for what another transaction has locked. `helpers`: how
 * many processes the server may take for one statement besides that of the connection; as it likes where nothing is said.
 */
export type Limits = { wait: number; statement: number; lock: number; idle: number; helpers?: number }

/** Readers wait for nobody's lock; a form waits for others who write in the same thread; an act may touch ten thousand posts. */
export const LIMITS: Readonly<Record<WorkKind, Limits>> = {
  page: { wait: 2000, statement: 3000, lock: 500, idle: 5000 },
  write: { wait: 3000, statement: 8000, lock: 5000, idle: 10_000 },
  act: { wait: 3000, statement: 25_000, lock: 5000, idle: 15_000 },
  search: { wait: 1000, statement: 1000, lock: 500, idle: 5000, helpers: 0 },
  background: { wait: 20_000, statement: 30_000, lock: 5000, idle: 15_000 },
  health: { wait: 800, statement: 800, lock: 300, idle: 2000 },
  operator: { wait: 30_000, statement: 0, lock: 60_000, idle: 0 },
}

/** Fewer than this and some kind of work would have no connection at all. */
export const FEWEST_CONNECTIONS = 5
export const USUAL_CONNECTIONS = 16
const PLENTY = 10
const OPERATORS = 12

/** The setting as a number; a start has refused what is none. Asked without the rest of the environment, which a command may lack. */
export function sizeOf(setting = ''): number {
  return Math.max(FEWEST_CONNECTIONS, Math.floor(Number(setting)) || USUAL_CONNECTIONS)
}

/** How many connections each kind of work may use: together `total`, besides the one for health and those of an operator's command, which is a process of its own. */
export function sharesOf(total: number): Record<WorkKind, number> {
  const few = total < PLENTY ? 1 : 2
  const rest = total - 3 * few
  const page = Math.min(Math.ceil(rest * 0.6), rest - 1)
  return { page, write: rest - page, act: few, search: few, background: few, health: 1, operator: OPERATORS }
}

/** The same as settings of a session, as the server names them. */
export function settingsOf({ statement, lock, idle, helpers }: Limits): [string, number][] {
  return [
    ['statement_timeout', statement],
    ['lock_timeout', lock],
    ['idle_in_transaction_session_timeout', idle],
    ...(helpers === undefined ? [] : [['max_parallel_workers_per_gather', helpers] satisfies [string, number]]),
  ]
}
