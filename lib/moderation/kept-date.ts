import { z } from 'zod'

/** A date as an entry keeps it for its undo. */
export const keptDate = z.string().nullable()

export function keep(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

export function kept(date: string | null): Date | null {
  return date === null ? null : new Date(date)
}
