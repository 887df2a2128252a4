import type { Wrong } from '@/lib/platform/form-state'
import { once } from '@/lib/platform/process'

/** What an answer says that Next would send as 200; `wait` in seconds, for Retry-After; `wrong` for the page itself, which says it first. */
export type Status = { status: number; wait?: number; wrong?: Wrong }

/** How far a form under way has come: an action of ours has begun to read it; its page shows what became of it. */
export type Progress = { reached: boolean; shown: boolean }

const progress = () => once('form-progress', () => new Map<string, Progress>())

/** Says how far a form has come. */
export function setProgress(request: string | null, stage: keyof Progress): void {
  if (request) progress().set(request, { ...(progress().get(request) ?? NONE), [stage]: true })
}

/** How far a form has come, once. */
export function takeProgress(request: string): Progress {
  const made = progress().get(request) ?? NONE
  progress().delete(request)
  return made
}

const NONE: Progress = { reached: false, shown: false }

/** The statuses of answers under way, by the id of their request. The front door takes them out. */
const statuses = () => once('statuses', () => new Map<string, Status>())

/** Sets the status of the answer to a request. */
export function setStatus(request: string | null, status: Status): void {
  if (request) statuses().set(request, status)
}

/** Whether the form that this request sent was refused. */
export function isRefused(request: string | null): boolean {
  return request !== null && (statuses().get(request)?.status ?? 200) >= 400
}

/** What was wrong with the form that this request sent; null where nothing was. */
export function wrongOf(request: string | null): Wrong | null {
  return (request !== null && statuses().get(request)?.wrong) || null
}

/** Whether this request sent a form that was answered with the page it came from. */
export function isAnswered(request: string | null): boolean {
  return request !== null && statuses().has(request)
}

/** The status of an answer, once. */
export function takeStatus(request: string): Status | undefined {
  const status = statuses().get(request)
  statuses().delete(request)
  return status
}
