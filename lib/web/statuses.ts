import { once } from '@/lib/platform/process'

/** What an answer says that Next would send as 200; `wait` in seconds, for Retry-After. */
export type Status = { status: number; wait?: number }

/** The forms under way that an action of ours has begun to read. */
const reached = () => once('reached', () => new Set<string>())

/** Says that an action has a form in hand. */
export function setReached(request: string | null): void {
  if (request) reached().add(request)
}

/** Whether an action had the form in hand, once. */
export function takeReached(request: string): boolean {
  return reached().delete(request)
}

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
