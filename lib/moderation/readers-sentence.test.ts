import { expect, test } from 'vitest'
import { readersSentence } from './readers-sentence'

const none = { watchers: 0, watchersOut: 0, writers: 0, writersOut: 0 }
const staff = { name: 'Staff Room', gains: false, readableBy: 'staff' as const }

test.each([
  [none, 0, 'Nobody who watches it or has posted loses sight of it.'],
  [{ ...none, watchers: 24, writers: 3 }, 4, 'Nobody who watches it or has posted loses sight of it; 4 outside links (older addresses that lead here).'],
  [{ ...none, watchers: 24, watchersOut: 3 }, 4, '24 watchers, 3 of whom cannot read Staff Room; 4 outside links (older addresses that lead here).'],
  [{ ...none, writers: 1, writersOut: 1 }, 1, '1 person has posted, who cannot read Staff Room; 1 outside link (an older address that leads here).'],
  [
    { watchers: 2, watchersOut: 2, writers: 1200, writersOut: 1100 },
    0,
    '2 watchers, 2 of whom cannot read Staff Room; 1,200 people have posted, 1,100 of whom cannot read it.',
  ],
])('the audience check of %j with %i outside links', (concerned, aliases, sentence) => {
  expect(readersSentence(staff, concerned, aliases)).toBe(sentence)
})

test('it says first who else could read the thread, or that only members can', () => {
  expect(readersSentence({ ...staff, readableBy: 'members' }, none, 0)).toMatch(/^Only who is signed in can read it there\. Nobody who /)
  expect(readersSentence({ ...staff, gains: true, readableBy: 'everyone' }, none, 0)).toMatch(
    /^People who cannot read the thread now will be able to\. Nobody who /,
  )
})
