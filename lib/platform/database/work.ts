import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from '../process'
import type { WorkKind } from './limits'
import { type Outage, outageIn } from './outage'

/** One request, round of a job or command: its kind, and the outage that it ran into. */
type Work = { kind: WorkKind; met: { outage?: Outage } }

const under = () => once('work-under-way', () => new AsyncLocalStorage<Work>())

/** Runs something as one unit of work; outside of any, an operator is at work. */
export function runAs<T>(kind: WorkKind, run: (work: Work) => T): T {
  const work: Work = { kind, met: {} }
  return under().run(work, run, work)
}

/** Runs a part of the work under way as another kind. */
export function partlyAs<T>(kind: WorkKind, run: () => T): T {
  const work = under().getStore()
  return under().run({ met: {}, ...work, kind }, run)
}

/** Within a request: an act of a moderator, which may concern thousands of posts and takes its time. */
export function asAct<T>(run: () => T): T {
  return kindOfWork() === 'operator' ? run() : partlyAs('act', run)
}

export function kindOfWork(): WorkKind {
  return under().getStore()?.kind ?? 'operator'
}

/** Stands for the work under way, the same for all its parts; outside of any, each statement is one of its own. */
export function workUnderWay(): object {
  return under().getStore()?.met ?? {}
}

/** Takes note of what the work under way ran into, if the database is the cause; how it is answered is decided at the door. */
export function noteOutage(failure: unknown): void {
  const work = under().getStore()
  const outage = work && outageIn(failure)
  if (outage) work.met.outage = outage
}
