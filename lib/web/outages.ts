import type { Outage } from '@/lib/platform/database/outage'
import { runAs } from '@/lib/platform/database/work'
import { once } from '@/lib/platform/process'

type Met = { outage?: Outage }

/** What each rendering under way ran into, by the id of its request. The front door takes it out. */
const met = () => once('outages-met', () => new Map<string, Met>())

/** Renders what the front door asked for as work of its own. */
export function renderAsWork(request: string | undefined, render: () => void): void {
  runAs('page', (work) => {
    if (request) met().set(request, work.met)
    render()
  })
}

/** The outage that a rendering ran into, once. */
export function takeOutage(request: string): Outage | undefined {
  const outage = met().get(request)?.outage
  met().delete(request)
  return outage
}
