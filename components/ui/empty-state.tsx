import type { ReactNode } from 'react'

/** What stands where a list would: what is missing, and what to do next. */
export function EmptyState({ children }: { children: ReactNode }) {
  return <div className="card grid gap-2 px-5 py-6 text-muted">{children}</div>
}
