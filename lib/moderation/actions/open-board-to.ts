import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { boardId } from '@/lib/platform/ids'
import { ensure, Refusal } from '@/lib/platform/refusal'
import { maskForReadersOfBoard } from '@/lib/posts/mask-quotes'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import type { Readers } from '@/prisma/generated/client'
import { defineAction } from '../define-action'
import { sawBoard, setBoard, stampField, UPON_BOARD } from '../house/board-acts'
import { readersField, seenField } from '../house/board-schema'
import { optionsOf, READERS } from '../house/board-words'
import type { BoardFacts } from '../house/load-house'
import { sightChange } from '../move/move-readers'
import { countLossesOfBoard, findConcernedByBoard, settleWatches } from '../whom-threads-concern'

/** A board is read by more people, or by fewer. */
export const openBoardTo = defineAction({
  name: 'board.readers',
  word: 'readers',
  ...UPON_BOARD,
  label: 'Choose who may read this board',
  takes: null,
  reasons: {
    shelter: 'People write more freely among themselves.',
    open: 'What is said here is for more people.',
    other: 'Another reason',
  },

  input: z.object({ subject: boardId, seen: seenField, readers: readersField, override: z.literal('yes').optional() }),
  detail: z.object({ id: z.string(), was: readersField, is: readersField }),
  seen: (facts, given) => sawBoard(facts, given),

  async form(_tx, _viewer, { house: { board } }) {
    const mayOpen = board.readableBy !== 'everyone'
    return {
      kind: 'fields',
      fields: [
        stampField(board),
        { type: 'choice', name: 'readers', label: 'Who may read it?', options: optionsOf(READERS), chosen: board.readableBy },
        ...(mayOpen ? [{ type: 'tick' as const, name: 'override', label: 'If more people can read it: I mean it, and say why below.' }] : []),
      ],
    }
  },

  consequences(tx, facts) {
    return consequencesOf(tx, facts)
  },

  async apply(tx, { house: { board } }, given, moderator) {
    const change = sightChange(board, { id: board.id, readableBy: given.readers })
    ensure(change.loses || change.gains ? 'yes' : 'already_done')
    if (change.gains) ensureMeant(given)
    await setReaders(tx, { board, readers: given.readers, by: moderator })
    return { id: String(board.id), was: board.readableBy, is: given.readers }
  },

  says({ id, was, is }) {
    return `{by} changed who may read {board:${id}}: ${READERS[is]} (before: ${READERS[was]})`
  },

  // Those who lose sight of it are notified as well; the board is named to those alone who may read it.
  tells(tx, { house: { board } }) {
    return findConcernedByBoard(tx, board.id)
  },

  rivals: ['board.readers'], // what was written since for fewer is not opened by the way back to before

  async undoConsequences(_tx, { about }, { was, is }) {
    const { gains, loses } = sightChange({ id: about, readableBy: is }, { id: about, readableBy: was })
    return [
      `The board and everything on it is read by ${READERS[was]} again, from the next request on.`,
      ...(loses ? ['Watches of those who cannot read it wait, and quotations of it elsewhere are not shown to them.'] : []),
      ...(gains ? ['That is possible as long as nobody has written here since for fewer readers.'] : []),
    ]
  },

  // What was written meanwhile was written for fewer: the way to more readers is the act itself, which asks whether it is meant.
  async undo(tx, { about, createdAt }, { was, is }, moderator) {
    const { gains } = sightChange({ id: about, readableBy: is }, { id: about, readableBy: was })
    ensure(gains && (await isWrittenSince(tx, about, createdAt)) ? 'changed_since' : 'yes')
    await setReaders(tx, { board: { id: about, readableBy: is }, readers: was, by: moderator })
  },

  unsays({ id, was, is }) {
    return `{by} changed who may read {board:${id}} back: ${READERS[was]} (before: ${READERS[is]})`
  },
})

async function isWrittenSince(tx: Tx, id: bigint, moment: Date): Promise<boolean> {
  return (await tx.post.findFirst({ where: { thread: { boardId: id }, createdAt: { gt: moment } }, select: { id: true } })) !== null
}

type NewReaders = { board: Pick<BoardFacts, 'id' | 'readableBy'>; readers: Readers; by: Parameters<typeof setBoard>[1]['by'] }

async function setReaders(tx: Tx, { board: { id, readableBy }, readers, by }: NewReaders): Promise<void> {
  await setBoard(tx, { id, was: { readableBy }, is: { readableBy: readers }, by })
  await settleWatches(tx, 'board', id)
  await maskForReadersOfBoard(tx, id)
}

/** What was written for few would be read by many: the admin ticks that this is meant, and says why. */
function ensureMeant({ override, words }: { override?: 'yes'; words: string }): void {
  const fields = {
    ...(!override && { override: 'People who cannot read this board now will be able to read all that was written for fewer. Tick this if you mean it.' }),
    ...(words === '' && { words: 'Say why more people may read it.' }),
  }
  if (Object.keys(fields).length > 0) throw new Refusal('more_readers', fields)
}

async function consequencesOf(tx: Tx, { house: { board } }: { house: { board: BoardFacts } }): Promise<string[]> {
  const { watchers, watchersOut, writers, writersOut } = await countLossesOfBoard(tx, board.id)
  const threads = await tx.thread.count({ where: { boardId: board.id, removedAt: null } })
  const outside = await tx.urlAlias.count({
    where: { OR: [{ boardId: board.id }, { thread: { boardId: board.id } }, { post: { thread: { boardId: board.id } } }] },
  })
  const links = outside > 0 ? ` ${counted(outside, 'older address leads', 'older addresses lead')} here; for them they would lead nowhere.` : ''
  return [
    `It has ${counted(threads, 'thread')}. ${counted(writers, 'person has', 'people have')} posted, ${counted(watchers, 'person watches', 'people watch')} a thread here.`,
    ...(board.readableBy === 'everyone' ? [`Members: people who are not signed in no longer see it; nor do search engines.${links}`] : []),
    ...(board.readableBy === 'staff' ? [] : [`HQ alone: ${losing(writersOut, watchersOut)}.${links}`]),
    'Fewer readers: every page, list, search and quotation leaves its threads out at once. Watches of those who cannot read it wait, and go on when they can again.',
    ...(board.readableBy === 'everyone'
      ? []
      : [
          'More readers: everything that was written here for fewer people, and what the log says of it, can be read by more. Only with your word that you mean it.',
        ]),
    'Everyone who posted or watches here is notified once, with your reason; the board is named to those alone who may read it.',
    `You can undo this for ${UNDO_DAYS} days.`,
  ]
}

function losing(writers: number, watchers: number): string {
  const of = [...(writers > 0 ? [`${writers} of those who posted`] : []), ...(watchers > 0 ? [`${watchers} of those who watch`] : [])].join(' and ')
  return of ? `${of} lose sight of it` : 'nobody who posted or watches loses sight of it'
}
