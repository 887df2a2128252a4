import { randomUUID } from 'node:crypto'
import type { MemberViewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { found } from '@/lib/platform/refusal'
import { LINKS_RULED, LINKS_SET, LINKS_UNRULED } from '@/lib/threads/entry-line'
import type { HostVerdict, LinkTrust } from '@/prisma/generated/client'
import { hashOf, writeEntry } from '../entry'
import { TRUST } from '../house/board-words'
import { loadBoard, loadSite } from '../house/load-house'
import { actsAsHq } from '../staff-name'

type Rule = { pattern: string; verdict: HostVerdict; boardId: bigint | null; words: string }

/** Writes into the log that a host is trusted or refused, on one board or on all, and why. */
export function writeRule(tx: Tx, moderator: MemberViewer, { pattern, verdict, ...rest }: Rule): Promise<void> {
  return write(tx, moderator, { ...rest, action: LINKS_RULED, says: `{by} ${verdict} links to ${pattern}${where(rest.boardId)}` })
}

/** The same of the end of such a rule. */
export function writeEndOfRule(tx: Tx, moderator: MemberViewer, { pattern, verdict, ...rest }: Rule): Promise<void> {
  return write(tx, moderator, { ...rest, action: LINKS_UNRULED, says: `{by} ended the rule that ${verdict} links to ${pattern}${where(rest.boardId)}` })
}

type Setting = { boardId: bigint; from: LinkTrust; to: LinkTrust; words: string }

/** The same of whose links are clickable at once on a board. */
export function writeTrust(tx: Tx, moderator: MemberViewer, { boardId, from, to, words }: Setting): Promise<void> {
  const says = `{by} set which links are clickable at once${where(boardId)}: those ${TRUST[to]} (before: ${TRUST[from]})`
  return write(tx, moderator, { boardId, words, action: LINKS_SET, says })
}

// What takes such an act back is another one like it, so the entry keeps nothing for an undo; and since the rule or the
// setting itself says whether there is anything to do, each entry has a key of its own.
async function write(
  tx: Tx,
  moderator: MemberViewer,
  { action, says, boardId, words }: { action: string; says: string; boardId: bigint | null; words: string },
) {
  await writeEntry(tx, {
    action,
    moderator,
    facts: boardId === null ? await loadSite() : found(await loadBoard(tx, boardId)),
    given: { key: randomUUID(), reason: 'other', words },
    because: '',
    says,
    detail: {},
    textHash: hashOf(action, { says, words }),
    named: !(await actsAsHq(tx, moderator)),
  })
}

function where(boardId: bigint | null): string {
  return boardId === null ? ' on all boards' : ` on {board:${boardId}}`
}
