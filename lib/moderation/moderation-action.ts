import type { Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import type { Verdict } from '@/lib/platform/refusal'
import type { ActForm } from './act-form'
import type { Entry, Facts } from './entry'
import type { Kind } from './holding'
import type { ReadyReasons } from './schema'

/** What a form shows before it is sent: the true facts in sentences. */
export type Consequences = readonly string[]

/** An act as those see it who do not know which one it is. */
export type ModerationAction = {
  name: string
  word: string
  subject: Kind
  label: string
  reasons: ReadyReasons
  /** Whether it takes something from somebody, and so demands a statement of reasons. */
  restricting: boolean
  after?(subject: bigint): Promise<void>
  judge(tx: Tx, viewer: Viewer, subject: bigint): Promise<{ verdict: Verdict } | null>
  preview(tx: Tx, viewer: Viewer, subject: bigint): Promise<{ facts: Facts; verdict: Verdict; form: ActForm; consequences: Consequences } | null>
  undoHolds(detail: unknown): bigint[]
  undo(tx: Tx, viewer: Viewer, entry: Entry & { detail: unknown }): Promise<string>
  followUndo(tx: Tx, undone: { detail: unknown }, entry: Entry): Promise<void>
}
