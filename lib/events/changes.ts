import { once } from '@/lib/platform/process'

/** Those of this process who keep copies of what the database says. */
const listeners = () => once('change-listeners', () => new Set<() => void>())

/** Asks to be told of every change made or heard of by this process. */
export function onChange(drop: () => void): void {
  listeners().add(drop)
}

/** Drops every copy of this process. */
export function dropLocal(): void {
  for (const drop of listeners()) drop()
}
