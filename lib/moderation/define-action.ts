import type { z } from 'zod'
import { canRead } from '@/lib/boards/policy'
import { canModerate, isStaff } from '@/lib/identity/policy'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { holdThread } from '@/lib/threads/queries'
import type { Prisma } from '@/prisma/generated/client'
import type { ActForm } from './act-form'
import { changeOnce, type Entry, type Facts, findSent, hashOf, placeOf, writeEntry } from './entry'
import { type ActFields, actFields, type ReadyReasons } from './schema'

/** What a form shows before it is sent: the true facts in sentences. */
export type Consequences = readonly string[]

type Definition<Input, DetailSchema extends z.ZodType<Prisma.InputJsonValue>, F extends Facts> = {
  name: string
  /** The word in its address: /mod/{word}/thread/{id}. */
  word: string
  subject: 'thread' | 'post'
  label: string
  reasons: ReadyReasons
  input: z.ZodType<Input>
  detail: DetailSchema
  load(tx: Tx, subject: bigint): Promise<F | null>
  /** Whether what the moderator saw when she opened the form still stands. */
  seen?(facts: F, input: Input): Verdict
  /** Whether it can be done now; that she moderates the board is asked for already. */
  allow(facts: F): Verdict
  /** The fields of its own form, where it has any. */
  form?(tx: Tx, viewer: Viewer, facts: F): Promise<ActForm>
  consequences(tx: Tx, facts: F): Promise<Consequences>
  apply(tx: Tx, facts: F, input: Input, moderator: MemberViewer): Promise<z.infer<DetailSchema>>
  /** What hangs on the entry itself and so is written after it. */
  follow?(tx: Tx, entry: Entry, facts: F, input: Input, moderator: MemberViewer): Promise<void>
  says(detail: z.infer<DetailSchema>): string
  /** Whether this moderator may undo it; the board of the entry is asked for already. */
  allowUndo?(tx: Tx, moderator: MemberViewer, detail: z.infer<DetailSchema>): Promise<Verdict>
  undo(tx: Tx, entry: Entry, detail: z.infer<DetailSchema>, moderator: MemberViewer): Promise<void>
  /** What hangs on the entry of the undo. */
  followUndo?(tx: Tx, undo: Entry, detail: z.infer<DetailSchema>): Promise<void>
  unsays(detail: z.infer<DetailSchema>): string
}

/**
 * Makes a moderator's act of its one file: who may, the reason, the transaction, the entry and its
 * undo are the same for all, so that no act can forget them.
 */
export function defineAction<Input extends { subject: bigint }, DetailSchema extends z.ZodType<Prisma.InputJsonValue>, F extends Facts>(
  definition: Definition<Input, DetailSchema, F>,
) {
  const { name, subject: kind, reasons } = definition
  const input: z.ZodType<Input & ActFields> = definition.input.and(actFields(reasons))

  /** Does it: all or nothing, with exactly one entry. The same form sent again is the same entry. */
  function perform(viewer: Viewer, given: Input & ActFields) {
    return changeOnce(async (tx) => {
      const moderator = staffOf(viewer)
      await holdThread(tx, await threadIdOf(tx, kind, given.subject))
      const facts = found(await definition.load(tx, given.subject))
      const textHash = hashOf(name, given)
      const before = await findSent(tx, moderator, given.key, textHash)
      if (before) return placeOf(before, facts)
      ensure(mayAct(moderator, facts, () => definition.seen?.(facts, given) ?? 'yes'))
      ensure(definition.allow(facts))
      const detail = definition.detail.parse(await definition.apply(tx, facts, given, moderator)) as z.infer<DetailSchema>
      const entry = await writeEntry(tx, {
        action: name,
        moderator,
        facts,
        given,
        because: reasons[given.reason] ?? '',
        says: definition.says(detail),
        detail,
        textHash,
      })
      await definition.follow?.(tx, entry, facts, given, moderator)
      return placeOf(entry, facts)
    })
  }

  /** What the page of the act shows; null where the viewer may not see the thread. */
  async function preview(tx: Tx, viewer: Viewer, subject: bigint) {
    const facts = await definition.load(tx, subject)
    if (!facts || !canRead(sightOf(viewer), facts.thread.board)) return null
    const verdict = all(canModerate(viewer, facts.thread.board.id), definition.allow(facts))
    const form: ActForm = (await definition.form?.(tx, viewer, facts)) ?? { kind: 'plain' }
    return { facts, verdict, form, consequences: await definition.consequences(tx, facts) }
  }

  /** Takes it back: the change and its entry, in the transaction of the undo. */
  async function undo(tx: Tx, viewer: Viewer, entry: Entry & { detail: unknown }): Promise<string> {
    const moderator = staffOf(viewer)
    const detail = definition.detail.parse(entry.detail) as z.infer<DetailSchema>
    ensure((await definition.allowUndo?.(tx, moderator, detail)) ?? 'yes')
    await definition.undo(tx, entry, detail, moderator)
    return definition.unsays(detail)
  }

  /** What is written once the undo has its entry. */
  async function followUndo(tx: Tx, undone: Entry & { detail: unknown }, entry: Entry): Promise<void> {
    await definition.followUndo?.(tx, entry, definition.detail.parse(undone.detail) as z.infer<DetailSchema>)
  }

  return { ...definition, input, perform, preview, undo, followUndo }
}

export type ModerationAction = {
  name: string
  word: string
  subject: 'thread' | 'post'
  label: string
  reasons: ReadyReasons
  preview(tx: Tx, viewer: Viewer, subject: bigint): Promise<{ facts: Facts; verdict: Verdict; form: ActForm; consequences: Consequences } | null>
  undo(tx: Tx, viewer: Viewer, entry: Entry & { detail: unknown }): Promise<string>
  followUndo(tx: Tx, undone: Entry & { detail: unknown }, entry: Entry): Promise<void>
}

/** A member; whether she may is the policy's to say. */
export function staffOf(viewer: Viewer): MemberViewer {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  return viewer
}

/** Sees the thread, is of the staff, saw it as it is, moderates its board: in this order, so that a loser of a race is told so. */
function mayAct(moderator: MemberViewer, { thread }: Facts, seen: () => Verdict): Verdict {
  if (!canRead(sightOf(moderator), thread.board)) return 'not_found'
  return all(isStaff(moderator) ? 'yes' : 'not_allowed', seen(), canModerate(moderator, thread.board.id))
}

async function threadIdOf(tx: Tx, kind: 'thread' | 'post', subject: bigint): Promise<bigint> {
  if (kind === 'thread') return subject
  return found(await tx.post.findUnique({ where: { id: subject }, select: { threadId: true } })).threadId
}
