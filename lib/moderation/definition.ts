import type { z } from 'zod'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import type { Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { ActAsked, ActForm } from './act-form'
import type { Entry, Facts, Restriction } from './entry'
import type { Kind } from './holding'
import type { ActFields, ReadyReasons } from './schema'
import type { Takes } from './takes'

/** What a form shows before it is sent: the true facts in sentences. */
type Consequences = readonly string[]

/** What an undo does to people's sight, in one sentence of true numbers; and, where it takes some away, as a restriction whose rule the moderator names. */
export type Taking = { sentence: string; restriction: Pick<Restriction, 'what' | 'scope'> | null }

/** What the one file of an act says of it; `defineAction` makes the act of it. */
export type Definition<Input, DetailSchema extends Json, F extends Facts> = Common<Input & ActFields, DetailSchema, F> & {
  /** Its ready reasons; an act that always restricts somebody has the rules instead, one that does so at times may have them among the others. */
  reasons?: ReadyReasons
  input: z.ZodType<Input>
}

/** An act with everything that its form must say; `Given` is what it says. */
export type Act<Given, DetailSchema extends Json, F extends Facts> = Common<Given, DetailSchema, F> & {
  reasons: ReadyReasons
  /** Whether it always restricts somebody, and so demands a statement of reasons. */
  restricting: boolean
  input: z.ZodType<Given>
}

/** An act, whatever its input and its facts. */
export type ModerationAction = Act<{ subject: bigint } & ActFields, Json, Facts>

/** What the form of an act says. */
export type GivenTo<A> = A extends { input: z.ZodType<infer Given> } ? Given : never

/** What an entry keeps of an act, for its undo. */
export type Json = z.ZodType<Prisma.InputJsonValue>

/** Whether it restricts somebody; and then as what the numbers of the board count it. */
type Restricting<Given, Detail, F> =
  | {
      /** What of somebody's freedom it takes, and for how long: then no entry is written without a statement of reasons. Null: nothing this time. */
      restricts(facts: F, input: Given, detail: Detail): Restriction | null
      counted: string
    }
  | { restricts?: undefined; counted?: undefined }

/** A member whom an act concerns, with a sentence for them; which posts {posts} in it names, and how many others there are. */
export type Concerned = { memberId: bigint; what: string; posts?: readonly bigint[]; others?: number }

type Common<Given, DetailSchema extends Json, F extends Facts> = Restricting<Given, z.infer<DetailSchema>, F> & {
  name: string
  /** The word in its address: /mod/{word}/thread/{id}. */
  word: string
  subject: Kind
  label: string
  /** What it takes from somebody, who can then appeal against it; null: nothing from anybody. */
  takes: Takes<z.infer<DetailSchema>> | null
  /** What its undo takes from somebody anew, for the same. */
  takesBack?: Takes<z.infer<DetailSchema>>
  /** Set: it lifts a restriction, so moderators cannot do it for themselves. Else: the acts that it can lift, or all that keep people from writing; it is then not for a moderator whom such an act by somebody else concerns. */
  lifts?: true | 'what binds' | readonly string[]
  /** Set: it takes posts into another thread, where a restriction or a lock on this one does not follow them; so moderators cannot do it with such a thread of their own. */
  carries?: true
  /** Set: only an admin may. */
  byAdmin?: true
  /** Set: everyone reads that HQ did it, not who. */
  byHqAlone?: true
  detail: DetailSchema
  load(tx: Tx, subject: bigint): Promise<F | null>
  /** Other threads that it changes. */
  holds?(input: Given): bigint[]
  /** Whether things are still as the moderator’s form showed them. */
  seen?(facts: F, input: Given): Verdict
  /** Whether it can be done now; that the moderator keeps the board is asked already. */
  allow(facts: F): Verdict
  /** The fields of its own form, where it has any. */
  form?(tx: Tx, viewer: Viewer, facts: F, asked: ActAsked): Promise<ActForm>
  consequences(tx: Tx, facts: F, asked: ActAsked): Promise<Consequences>
  apply(tx: Tx, facts: F, input: Given, moderator: MemberViewer): Promise<z.infer<DetailSchema>>
  /** What it made, and so is about from now on. */
  makes?(tx: Tx, detail: z.infer<DetailSchema>, facts: F): Promise<Facts>
  /** What may follow in transactions of its own, once the act or its undo is committed; harmless to do again. */
  after?(subject: bigint): Promise<void>
  /** What hangs on the entry itself and so is written after it. */
  follow?(tx: Tx, entry: Entry, facts: F, input: Given, moderator: MemberViewer, detail: z.infer<DetailSchema>): Promise<void>
  /** Whom it concerns, where that is known only once it is done: each is notified, and has their own statement of a restriction. */
  concerns?(tx: Tx, entry: Entry, detail: z.infer<DetailSchema>): Promise<Concerned[]>
  /** What it lifts something from besides: appeals there are closed as well. */
  reaches?(facts: F, detail: z.infer<DetailSchema>): Facts | null
  /** The sentence of its ready reason, where what was found makes it. */
  because?(detail: z.infer<DetailSchema>, given: Given): string
  says(detail: z.infer<DetailSchema>): string
  /** Who is notified of it, besides those whom a restriction concerns: by default the author of the post, the starter of the thread. */
  tells?(tx: Tx, facts: F, detail: z.infer<DetailSchema>): Promise<bigint[]>
  /** Set: it notifies those concerned itself. */
  tellsItself?: true
  /** Acts that can leave things looking as this one does: while a later one of them is in force, what is there is not this entry's to take back. */
  rivals?: readonly string[]
  /** Other threads that its undo changes. */
  undoHolds?(detail: z.infer<DetailSchema>): bigint[]
  /** Whether this moderator may undo it, and it can still be undone; the board of the entry is asked for already. */
  allowUndo?(tx: Tx, moderator: MemberViewer, detail: z.infer<DetailSchema>, entry: Entry): Promise<Verdict>
  undo(tx: Tx, entry: Entry, detail: z.infer<DetailSchema>, moderator: MemberViewer): Promise<void>
  /** Whose sight its undo changes, and what it takes from somebody if it takes anything. */
  undoTakes?(tx: Tx, subject: bigint, detail: z.infer<DetailSchema>): Promise<Taking | null>
  /** What its undo will do, beyond its object too, in sentences for the page that asks for it. */
  undoConsequences(tx: Tx, entry: Entry, detail: z.infer<DetailSchema>): Promise<Consequences>
  /** What hangs on the entry of the undo. */
  followUndo?(tx: Tx, undo: Entry, detail: z.infer<DetailSchema>): Promise<void>
  unsays(detail: z.infer<DetailSchema>): string
}
