import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import { boardId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { sawBoard, setBoard, stampField, UPON_BOARD } from '../house/board-acts'
import { capField, heldWordsField, holdsField, minutesField, repliesField, seenField, startsField, trustField } from '../house/board-schema'
import { changesOf, HOLDS, optionsOf, type Settings, TRUST, WRITERS } from '../house/board-words'
import type { BoardFacts } from '../house/load-house'
import { keep, kept, keptDate } from '../kept-date'

const SETTINGS: z.ZodType<Settings> = z.object({
  startableBy: z.enum(['members', 'staff']),
  repliableBy: z.enum(['members', 'staff']),
  lengthCap: z.number(),
  editMinutes: z.number(),
  linkTrust: z.enum(['everyone', 'trusted', 'checked']),
  holds: z.enum(['nobody', 'newcomers', 'links']),
  heldWords: z.string(),
  unindexedAt: keptDate,
})

/** What holds on a board: who writes, how much, how long, whose links are clickable, and whether it is to be found. */
export const setBoardSettings = defineAction({
  name: 'board.settings',
  word: 'settings',
  ...UPON_BOARD,
  label: 'Change the settings of this board',
  takes: null,
  reasons: {
    needed: 'The board needs it.',
    agreed: 'It was agreed with those who write here.',
    trial: 'We try it for a while.',
    other: 'Another reason',
  },

  input: z.object({
    subject: boardId,
    seen: seenField,
    starts: startsField,
    replies: repliesField,
    cap: capField,
    minutes: minutesField,
    links: trustField,
    holds: holdsField,
    held: heldWordsField,
    unindexed: z.literal('yes').optional(),
  }),
  detail: z.object({ id: z.string(), was: SETTINGS, is: SETTINGS }),
  seen: (facts, given) => sawBoard(facts, given),

  async form(_tx, _viewer, { house: { board } }) {
    return {
      kind: 'fields',
      fields: [
        stampField(board),
        { type: 'choice', name: 'starts', label: 'Who starts threads?', options: optionsOf(WRITERS), chosen: board.startableBy },
        { type: 'choice', name: 'replies', label: 'Who replies?', options: optionsOf(WRITERS), chosen: board.repliableBy },
        { type: 'text', name: 'cap', label: 'The most posts of a thread', filled: String(board.lengthCap) },
        { type: 'text', name: 'minutes', label: 'Minutes in which authors may edit a post', filled: String(board.editMinutes) },
        { type: 'choice', name: 'links', label: 'Whose links are clickable at once?', options: optionsOf(TRUST), chosen: board.linkTrust },
        { type: 'choice', name: 'holds', label: 'Whose posts wait until HQ has looked at them?', options: optionsOf(HOLDS), chosen: board.holds },
        {
          type: 'text',
          name: 'held',
          label: 'Words that make any post wait',
          hint: 'With commas between them. Only admins read this list.',
          filled: board.heldWords.join(', '),
        },
        { type: 'tick', name: 'unindexed', label: 'Ask search engines to leave this board alone', ticked: board.unindexedAt !== null },
      ],
    }
  },

  async consequences(tx, { house: { board } }) {
    const longest = await tx.thread.aggregate({ where: { boardId: board.id, removedAt: null }, _max: { lastNumber: true } })
    return [
      'It applies from the very next post on. Anyone writing now keeps every word and reads why if it cannot be posted.',
      `The longest thread here has ${counted(longest._max.lastNumber ?? 0, 'post')}; those that have reached the cap take no more replies.`,
      'Links that are there already keep their state; the choice applies to new ones.',
      'Posts that wait already go on waiting until HQ approves or removes each of them.',
      'The log says what was changed, from what to what.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { house: { board } }, given, moderator) {
    const was = settingsOf(board)
    const is: Settings = {
      startableBy: given.starts,
      repliableBy: given.replies,
      lengthCap: given.cap,
      editMinutes: given.minutes,
      linkTrust: given.links,
      holds: given.holds,
      heldWords: given.held,
      unindexedAt: given.unindexed ? (was.unindexedAt ?? keep(now())) : null,
    }
    ensure(changesOf(was, is) === '' ? 'already_done' : 'yes')
    await setBoard(tx, { id: board.id, was: asItWas(was), is: columnsOf(is), by: moderator })
    return { id: String(board.id), was, is }
  },

  says({ id, was, is }) {
    return `{by} changed the settings of {board:${id}}: ${changesOf(was, is)}`
  },

  rivals: ['board.settings'],

  async undoConsequences(_tx, _entry, { was, is }) {
    return [
      `From the very next post on it is as before: ${changesOf(is, was)}.`,
      'Links that are there already keep their state, and posts that wait go on waiting.',
    ]
  },

  undo(tx, { about }, { was, is }, moderator) {
    return setBoard(tx, { id: about, was: asItWas(is), is: columnsOf(was), by: moderator, otherwise: 'changed_since' })
  },

  unsays({ id, was, is }) {
    return `{by} put the settings of {board:${id}} back: ${changesOf(is, was)}`
  },
})

function settingsOf({ startableBy, repliableBy, lengthCap, editMinutes, linkTrust, holds, heldWords, unindexedAt }: BoardFacts): Settings {
  return { startableBy, repliableBy, lengthCap, editMinutes, linkTrust, holds, heldWords: heldWords.join('\n'), unindexedAt: keep(unindexedAt) }
}

function columnsOf({ unindexedAt, heldWords, ...rest }: Settings) {
  return { ...rest, heldWords: heldWords === '' ? [] : heldWords.split('\n'), unindexedAt: kept(unindexedAt) }
}

function asItWas(settings: Settings) {
  const { heldWords, ...rest } = columnsOf(settings)
  return { ...rest, heldWords: { equals: heldWords } }
}
