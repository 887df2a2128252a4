import { once } from '@/lib/platform/process'

/** The status of an answer that Next would send as 200, by the id of its request. The front door takes it out. */
const statuses = () => once('statuses', () => new Map<string, number>())

/** Sets the status of the answer to a request. */
export function setStatus(request: string | null, status: number): void {
  if (request) statuses().set(request, status)
}

/** Whether the form that this request sent was refused. */
export function isRefused(request: string | null): boolean {
  return request !== null && (statuses().get(request) ?? 200) >= 400
}

/** Whether this request sent a form that was answered with the page it came from. */
export function isAnswered(request: string | null): boolean {
  return request !== null && statuses().has(request)
}

/** The status of an answer, once. */
export function takeStatus(request: string): number | undefined {
  const status = statuses().get(request)
  statuses().delete(request)
  return status
}
