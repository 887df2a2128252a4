import type { StoryPost, StoryThread } from '../kinds'

const CHAIN =
  'rain puddle boots mud garden snail lettuce rabbit hutch straw scarecrow field harvest bread toast jam wasp picnic blanket grass daisy chain bicycle hill wind kite string parcel birthday cake candle dark owl feather pillow dream morning kettle tea biscuit crumb pigeon square fountain coin wish star night moon tide shell beach bucket spade castle flag pole lighthouse lamp book library whisper secret garden rain'.split(
    ' ',
  )

/** A game on Chat, long enough to turn a page. */
export const wordChain: StoryThread = { key: 'word-chain', board: 'chat', title: 'One word each: where does it go from here?', steps: chainOf(CHAIN) }

/** One short post for each word, from hand to hand. */
function chainOf(words: readonly string[]): StoryPost[] {
  const hands = ['tidepool', 'brambles', 'wintergreen', 'LanternRow', 'quietharbour'] as const
  return words.map((word, index) => ({
    by: hands[index % hands.length] ?? 'tidepool',
    at: { daysAgo: 10, at: `${String(8 + Math.floor(index / 6)).padStart(2, '0')}:${String((index % 6) * 10).padStart(2, '0')}` },
    says: index === 0 ? `One word each, whatever the last one brings to mind. I begin: ${word}.` : `${word[0]?.toUpperCase()}${word.slice(1)}.`,
  }))
}
