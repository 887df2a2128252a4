import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import type { Upon } from '../takes'
import { notThere } from '../thread-address'

/** A role as an entry keeps it. */
export const keptRole = z.object({ kind: z.enum(['moderator', 'admin']), boardId: z.string().nullable() })

/** A role as a form names it: `admin`, `moderator` (of all boards), or `moderator-{board}`. */
export const roleField = z
  .string('Choose a role.')
  .regex(/^(?:admin|moderator(?:-[1-9]\d{0,17})?)$/, 'Choose a role.')
  .transform((value) => {
    const [kind, board] = value.split('-')
    return { kind: kind as 'moderator' | 'admin', boardId: board === undefined ? null : BigInt(board) }
  })

/** Refuses a role on a board that there is not, at the field. */
export async function ensureRoleThere(tx: Tx, { boardId }: { boardId: bigint | null }): Promise<void> {
  if (boardId !== null && !(await tx.board.findUnique({ where: { id: boardId }, select: { id: true } }))) throw notThere('no_such_board', 'role')
}

/** "moderator of {board:3}", as the sentence of an entry says it. */
export function madeOf({ kind, boardId }: z.infer<typeof keptRole>): string {
  if (kind === 'admin') return 'an admin'
  return boardId === null ? 'moderator of all boards' : `moderator of {board:${boardId}}`
}

export function holdsRole(subject: Upon['subject'], { kind, boardId }: Partial<z.infer<typeof keptRole>>): boolean {
  return subject?.roles.some((role) => role.kind === kind && role.boardId === boardId) ?? false
}

type Option = { value: string; label: string }

/** The roles that a member has (`held`), and those that the member could be given (`open`), as the options of a choice. */
export async function listRoles(tx: Tx, memberId: bigint): Promise<{ held: Option[]; open: Option[] }> {
  const boards = await tx.board.findMany({ orderBy: { position: 'asc' }, select: { id: true, name: true } })
  const roles = await tx.role.findMany({ where: { memberId, endedAt: null }, select: { kind: true, boardId: true } })
  const has = new Set(roles.map(({ kind, boardId }) => (boardId === null ? kind : `${kind}-${boardId}`)))
  const every: Option[] = [
    { value: 'moderator', label: 'Moderator of all boards' },
    ...boards.map(({ id, name }) => ({ value: `moderator-${id}`, label: `Moderator of ${name}` })),
    { value: 'admin', label: 'Admin' },
  ]
  return { held: every.filter(({ value }) => has.has(value)), open: every.filter(({ value }) => !has.has(value)) }
}
