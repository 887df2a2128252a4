import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { boardId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { newThreadPath } from '@/lib/urls'
import { defineAction } from '../define-action'
import { ensureFree, sawBoard, setBoard, stampField, UPON_BOARD } from '../house/board-acts'
import { boardName, boardPurpose, boardSlug, seenField } from '../house/board-schema'

const NAMED = z.object({ name: z.string(), slug: z.string(), purpose: z.string() })
type Named = z.infer<typeof NAMED>

/** A board gets another name, address or purpose; its old address leads to the new one for ever, in one hop. */
export const renameBoard = defineAction({
  name: 'board.rename',
  word: 'rename',
  ...UPON_BOARD,
  label: 'Rename this board',
  takes: null,
  reasons: {
    clearer: 'It says better what the board is for.',
    grown: 'The board has become something else.',
    other: 'Another reason',
  },

  input: z.object({ subject: boardId, seen: seenField, name: boardName, slug: boardSlug, purpose: boardPurpose }),
  detail: z.object({ id: z.string(), was: NAMED, is: NAMED }),
  seen: (facts, given) => sawBoard(facts, given),

  async form(_tx, _viewer, { house: { board } }) {
    return {
      kind: 'fields',
      fields: [
        stampField(board),
        { type: 'text', name: 'name', label: 'Name', filled: board.name },
        {
          type: 'text',
          name: 'slug',
          label: 'Address',
          hint: `What comes after /b/. The old one, /b/${board.slug}, leads here for ever.`,
          filled: board.slug,
        },
        { type: 'text', name: 'purpose', label: 'Purpose', filled: board.purpose },
      ],
    }
  },

  async consequences(tx, { house: { board } }) {
    const aliases = await tx.urlAlias.count({ where: { boardId: board.id } })
    return [
      `Everyone who comes to /b/${board.slug}${aliases > 0 ? ` or to one of ${aliases} older addresses` : ''} is led to the new address at once, for ever. No other board can have ${aliases > 0 ? 'any of these' : 'this one'}.`,
      'The addresses of its threads and posts stay as they are: the board is not part of them.',
      'The log says what it was called before.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { house: { board } }, given, moderator) {
    const was = namedOf(board)
    const is = namedOf(given)
    ensure(JSON.stringify(was) === JSON.stringify(is) ? 'already_done' : 'yes')
    await ensureFree(tx, { id: board.id, ...is })
    await carryDrafts(tx, was.slug, is.slug)
    await setBoard(tx, { id: board.id, was, is, by: moderator }) // the old address is kept by the database itself
    return { id: String(board.id), was, is }
  },

  says({ id, was, is }) {
    return `{by} changed ${changed(was, is)} of {board:${id}}`
  },

  rivals: ['board.rename'],

  async undoConsequences(_tx, _entry, { was, is }) {
    return [
      `It is called “${was.name}” again, with its former purpose.`,
      ...(was.slug === is.slug ? [] : [`Its address is /b/${was.slug} again; /b/${is.slug} leads there for ever. Drafts for new threads go with it.`]),
    ]
  },

  async undo(tx, { about }, { was, is }, moderator) {
    await ensureFree(tx, { id: about, ...was })
    await carryDrafts(tx, is.slug, was.slug)
    await setBoard(tx, { id: about, was: is, is: was, by: moderator, otherwise: 'changed_since' })
  },

  unsays({ id, was, is }) {
    return `{by} changed ${changed(is, was)} of {board:${id}} back`
  },
})

/** Words that wait for a new thread on it go with its address. */
async function carryDrafts(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`update "Draft" d set place = ${newThreadPath(to)} where place = ${newThreadPath(from)}
    and not exists (select from "Draft" other where other."memberId" = d."memberId" and other.place = ${newThreadPath(to)})`
}

function namedOf({ name, slug, purpose }: Named): Named {
  return { name, slug, purpose }
}

function changed(was: Named, is: Named): string {
  const parts = [
    was.name !== is.name && `the name (“${was.name}” → “${is.name}”)`,
    was.slug !== is.slug && `the address (/b/${was.slug} → /b/${is.slug})`,
    was.purpose !== is.purpose && `the purpose (before: “${was.purpose}”)`,
  ].filter((part) => part !== false)
  return new Intl.ListFormat('en-GB').format(parts)
}
