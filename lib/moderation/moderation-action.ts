import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import type { Verdict } from '@/lib/platform/refusal'
import type { ActAsked, ActForm } from './act-form'
import type { Entry, Facts, Restriction } from './entry'
import type { Kind } from './holding'
import type { ReadyReasons } from './schema'

/** What a form shows before it is sent: the true facts in sentences. */
export type Consequences = readonly string[]

/** What an undo does to people's sight, in one sentence of true numbers; and, where it takes some away, as a restriction whose rule the moderator names. */
export type Taking = { sentence: string; restriction: Pick<Restriction, 'what' | 'scope'> | null }

/** An act, whatever its input and its facts. */
export type ModerationAction = {
  name: string
  word: string
  subject: Kind
  label: string
  reasons: ReadyReasons
  byAdmin?: true
  /** Whether it takes something from somebody, and so demands a statement of reasons. */
  restricting: boolean
  after?(subject: bigint): Promise<void>
  judge(tx: Tx, viewer: Viewer, subject: bigint): Promise<{ verdict: Verdict } | null>
  preview(
    tx: Tx,
    viewer: Viewer,
    subject: bigint,
    asked: ActAsked,
  ): Promise<{ facts: Facts; verdict: Verdict; form: ActForm; consequences: Consequences } | null>
  undoHolds(detail: unknown): bigint[]
  judgeUndo(tx: Tx, moderator: MemberViewer, entry: Entry & { detail: unknown }): Promise<Verdict>
  undoTakes(tx: Tx, subject: bigint, detail: unknown): Promise<Taking | null>
  undo(tx: Tx, viewer: Viewer, entry: Entry & { detail: unknown }): Promise<string>
  followUndo(tx: Tx, undone: { detail: unknown }, entry: Entry): Promise<void>
}
