import { expect, test } from 'vitest'
import { fillSentence } from '@/lib/boards/sentence'
import { type Place, toldSentence, withPlace } from './told-sentence'

const NOTHING = { boards: new Map(), threads: new Map() }
const THREAD = { id: 7n, title: 'Who to ring', slug: 'who-to-ring' }
const HERS: Place = { thread: THREAD, post: { number: 2, hers: true }, herThread: { title: 'Who to ring', board: { readableBy: 'everyone' } } }

function told(says: string, place: Place, about: { threadId: bigint | null; subjectId: bigint | null } = { threadId: 7n, subjectId: null }): string {
  return withPlace(fillSentence(toldSentence({ says, ...about }, 1n), 'Olivia (HQ)', NOTHING), place)
    .map(({ text }) => text)
    .join('')
}

test.each([
  ['Edited by {by}', 'Olivia (HQ) edited your post #2 in “Who to ring”'],
  ['former wording put back by {by} on appeal', 'Olivia (HQ) put the former wording of your post #2 in “Who to ring” back on appeal'],
  ['wording 1 hidden by {by}', 'Olivia (HQ) hid wording 1 of your post #2 in “Who to ring”'],
  ['wording 1 shown again by {by}', 'Olivia (HQ) showed wording 1 of your post #2 in “Who to ring” again'],
  ['2 links made clickable by {by}, thanks to Ann', 'Olivia (HQ) made 2 links in your post #2 in “Who to ring” clickable, thanks to Ann'],
  ['1 link made plain again by {by}', 'Olivia (HQ) made 1 link in your post #2 in “Who to ring” plain again'],
  ['{by} removed this post again', 'Olivia (HQ) removed your post #2 in “Who to ring” again'],
  ['{by} removed a thread', 'Olivia (HQ) removed your thread “Who to ring”'],
  ['{by} moved this thread from {board:1} to {board:2}', 'Olivia (HQ) moved your thread “Who to ring” from another board to another board'],
  ['{by} took the pin off again', 'Olivia (HQ) took the pin off your thread “Who to ring” again'],
])('“%s” is told with its place', (says, sentence) => {
  expect(told(says, HERS)).toBe(sentence)
})

test('what is somebody else’s is not called hers, and what is out of sight is not named', () => {
  const others: Place = { thread: THREAD, post: { number: 3, hers: false }, herThread: null }
  expect(told('{by} removed this post', others)).toBe('Olivia (HQ) removed post #3 in “Who to ring”')
  expect(told('{by} locked this thread', others)).toBe('Olivia (HQ) locked the thread “Who to ring”')
  expect(told('{by} removed this post', { ...HERS, thread: null })).toBe('Olivia (HQ) removed your post in a thread that is not open to you now')
  expect(told('{by} removed a thread', { ...HERS, thread: null })).toBe('Olivia (HQ) removed your thread “Who to ring”')
  const away: Place = { ...HERS, thread: null, herThread: { title: 'Who to ring', board: { readableBy: 'staff' } } }
  expect(told('{by} moved this thread', away)).toBe('Olivia (HQ) moved your thread')
  expect(told('{by} moved this thread', { ...others, thread: null })).toBe('Olivia (HQ) moved a thread that is not open to you now')
})

test.each([
  ['{by} warned a member', 'Olivia (HQ) warned you'],
  ['{by} suspended a member (7 days)', 'Olivia (HQ) suspended you (7 days)'],
  ['{by} ended the suspension of a member', 'Olivia (HQ) ended your suspension'],
  ['{by} took back a warning on appeal', 'Olivia (HQ) took back your warning on appeal'],
  ['{by} ended the role of a member as moderator of {board:1}', 'Olivia (HQ) ended your role as moderator of another board'],
  ['{by} made a member moderator of {board:1}', 'Olivia (HQ) made you moderator of another board'],
])('“%s” is told to herself', (says, sentence) => {
  expect(told(says, HERS, { threadId: null, subjectId: 1n })).toBe(sentence)
})

test('what was done to a board or to somebody else is told as the log says it', () => {
  const settings = '{by} changed the settings of {board:1}: a thread has at most 500 posts'
  expect(told(settings, HERS, { threadId: null, subjectId: null })).toBe('Olivia (HQ) changed the settings of another board: a thread has at most 500 posts')
  expect(told('{by} warned a member', HERS, { threadId: null, subjectId: 2n })).toBe('Olivia (HQ) warned a member')
})
