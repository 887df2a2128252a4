import { HELD } from '@/lib/threads/entry-line'
import type { Prisma } from '@/prisma/generated/client'
import { moderationActions } from './actions'
import type { ModerationAction } from './definition'
import type { Takes } from './takes'

type Taking = Takes<Readonly<Record<string, unknown>>>

const ACTS: readonly ModerationAction[] = moderationActions
const TAKES = takenBy(({ takes }) => takes)
/** By the undo of an act, under the name of that act. */
const TAKES_BACK = takenBy(({ takesBack }) => takesBack)

function takenBy(of: (act: ModerationAction) => Takes<never> | null | undefined): ReadonlyMap<string, Taking> {
  return new Map(ACTS.flatMap((act) => (of(act) ? [[act.name, of(act) as Taking]] : [])))
}

/** The acts, and the acts whose undo, that take something from somebody. */
export const APPEALABLE_ACTS: readonly string[] = [...TAKES.keys()]
export const APPEALABLE_UNDOS: readonly string[] = [...TAKES_BACK.keys()]
/** Those whose undo does so always; that of the others only where it rests on a rule. */
export const UNRULED_UNDOS: readonly string[] = ACTS.filter(({ takesBack, undoTakes }) => takesBack && !undoTakes).map(({ name }) => name)

const TAKING = [
  { undoesId: null, action: { in: [...APPEALABLE_ACTS] } },
  { undoesId: { not: null }, action: { in: [...APPEALABLE_UNDOS] }, rule: { not: null } },
  { undoesId: { not: null }, action: { in: [...UNRULED_UNDOS] } },
] satisfies Prisma.ModerationEntryWhereInput[]

/** Entries of acts that can be appealed against, as a filter; what takes one back is none, unless that takes something anew. */
export const OPEN_TO_APPEAL = { AND: [{ OR: TAKING }] } satisfies Prisma.ModerationEntryWhereInput

/** All that takes something: these, and what a rule holds by itself, against which nobody appeals because HQ looks at it anyway. */
export const TAKES_SOMETHING = { AND: [{ OR: [...TAKING, { action: HELD }] }] } satisfies Prisma.ModerationEntryWhereInput

type Done = { action: string; undoesId: bigint | string | null }

/** What this act, or this undo, took from somebody; undefined: nothing. */
export function takingOf({ action, undoesId }: Done): Taking | undefined {
  return (undoesId === null ? TAKES : TAKES_BACK).get(action)
}

/** What an act is called in a sentence about an appeal. */
export function nounOf(entry: Done): string {
  return takingOf(entry)?.noun ?? 'an act of HQ'
}

/** Whether an act keeps people from writing in a thread. */
export function bindsWriters(action: string): boolean {
  return TAKES.get(action)?.binds === true
}

/** Whether what an act took does not follow posts into another thread. */
export function staysBehind(action: string): boolean {
  return bindsWriters(action) || TAKES.get(action)?.stays === true
}
