import { AsyncLocalStorage } from 'node:async_hooks'

const pretended = new AsyncLocalStorage<Date>()

/** The moment at which a command happens, in UTC. */
export function now(): Date {
  return pretended.getStore() ?? new Date()
}

/** Runs `work` as if it were `moment`: for the demonstration story, imports and tests. */
export function atTime<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  return pretended.run(moment, work)
}

export const DAY_MS = 86_400_000
