import type { MemberViewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import type { Verdict } from '@/lib/platform/refusal'
import { notHerOwn } from './concerning'
import type { ModerationAction } from './definition'
import type { Facts } from './entry'
import { type Hers, listHers } from './hers'

type Load = ModerationAction['load']

/** What verdicts on acts upon one thing are found by. Acts that are judged together share one of these, so that each statement is asked once. */
export class Readings {
  private readonly loaded = new Map<Load, ReturnType<Load>>()
  private readonly notOwn = new Map<Facts, Promise<Verdict>>()
  private readonly hers = new Map<Facts, Promise<Hers>>()

  constructor(
    private readonly tx: Tx,
    private readonly subject: bigint,
  ) {}

  load({ load }: ModerationAction): ReturnType<Load> {
    return once(this.loaded, load, () => load(this.tx, this.subject))
  }

  /** Whether it is something of the viewer’s own, and what is in force on that. */
  ownMatter(viewer: MemberViewer, facts: Facts) {
    return {
      notOwn: () => once(this.notOwn, facts, () => notHerOwn(this.tx, viewer, facts)),
      hers: () => once(this.hers, facts, () => listHers(this.tx, viewer, facts)),
    }
  }
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, read: () => Value): Value {
  const value = known.get(key) ?? read()
  known.set(key, value)
  return value
}
