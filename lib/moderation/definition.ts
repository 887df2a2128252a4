import type { z } from 'zod'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import type { Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { ActAsked, ActForm } from './act-form'
import type { Entry, Facts, Restriction } from './entry'
import type { Kind } from './holding'
import type { Consequences, Taking } from './moderation-action'
import type { ActFields, ReadyReasons } from './schema'

/** What the one file of an act says of it; `defineAction` makes the act of it. */
export type Definition<Input, DetailSchema extends z.ZodType<Prisma.InputJsonValue>, F extends Facts> = {
  name: string
  /** The word in its address: /mod/{word}/thread/{id}. */
  word: string
  subject: Kind
  label: string
  /** Its ready reasons; an act that always restricts somebody has the rules instead, one that does so at times may have them among the others. */
  reasons?: ReadyReasons
  /** What of somebody's freedom it takes, and for how long: then no entry is written without a statement of reasons. Null: nothing this time. */
  restricts?(facts: F, input: Input & ActFields, detail: z.infer<DetailSchema>): Restriction | null
  /** Set: it lifts a restriction, and so nobody does it for herself. A list: it can lift these acts, and so not where another did them upon what is hers. */
  lifts?: true | readonly string[]
  /** Set: it takes posts into another thread, where a restriction or a lock upon this one does not follow them; so nobody does it with such a thread of hers. */
  carries?: true
  /** Set: only an admin may. */
  byAdmin?: true
  /** Set: everyone is told that HQ did it, not who. */
  byHqAlone?: true
  input: z.ZodType<Input>
  detail: DetailSchema
  load(tx: Tx, subject: bigint): Promise<F | null>
  /** Other threads that it changes. */
  holds?(input: Input): bigint[]
  /** Whether what the moderator saw when she opened the form still stands. */
  seen?(facts: F, input: Input): Verdict
  /** Whether it can be done now; that she moderates the board is asked for already. */
  allow(facts: F): Verdict
  /** The fields of its own form, where it has any. */
  form?(tx: Tx, viewer: Viewer, facts: F, asked: ActAsked): Promise<ActForm>
  consequences(tx: Tx, facts: F): Promise<Consequences>
  apply(tx: Tx, facts: F, input: Input & ActFields, moderator: MemberViewer): Promise<z.infer<DetailSchema>>
  /** What it made, and so is about from now on. */
  makes?(tx: Tx, detail: z.infer<DetailSchema>, facts: F): Promise<Facts>
  /** What may follow in transactions of its own, once the act or its undo stands; harmless to do again. */
  after?(subject: bigint): Promise<void>
  /** What hangs on the entry itself and so is written after it. */
  follow?(tx: Tx, entry: Entry, facts: F, input: Input, moderator: MemberViewer, detail: z.infer<DetailSchema>): Promise<void>
  says(detail: z.infer<DetailSchema>): string
  /** Who is told of it, besides those whom a restriction concerns: by default the author of the post, the starter of the thread. */
  tells?(tx: Tx, facts: F, detail: z.infer<DetailSchema>): Promise<bigint[]>
  /** Set: it tells those concerned itself. */
  tellsItself?: true
  /** Acts that can leave things looking as this one does: while one of them stands that came later, what is there is not this entry's to take back. */
  rivals?: readonly string[]
  /** Other threads that its undo changes. */
  undoHolds?(detail: z.infer<DetailSchema>): bigint[]
  /** Whether this moderator may undo it, and it can still be undone; the board of the entry is asked for already. */
  allowUndo?(tx: Tx, moderator: MemberViewer, detail: z.infer<DetailSchema>, entry: Entry): Promise<Verdict>
  undo(tx: Tx, entry: Entry, detail: z.infer<DetailSchema>, moderator: MemberViewer): Promise<void>
  /** Whose sight its undo changes, and what it takes from somebody if it takes anything. */
  undoTakes?(tx: Tx, subject: bigint, detail: z.infer<DetailSchema>): Promise<Taking | null>
  /** What hangs on the entry of the undo. */
  followUndo?(tx: Tx, undo: Entry, detail: z.infer<DetailSchema>): Promise<void>
  unsays(detail: z.infer<DetailSchema>): string
}
