import { SearchForm } from '../search/search-form'
import { Slot } from '../ui/slot'
import { SlotValue, slotValue } from '../ui/slot-value'
import { KeptWords } from './kept-words'
import { Reference } from './reference'
import { Refused } from './refused'

/** What stands where a page cannot be: by HTTP status, and one for words that could not be taken. */
export const REFUSED_PAGES = {
  '400': { title: 'We could not read that', sentence: 'What your browser sent was not as we expected. Open the board at its own address and try once more.' },
  '403': {
    title: 'That came from somewhere else',
    sentence: 'We take forms from our own pages only. Go back, copy what you typed, open the board at its own address and send it from there.',
  },
  '404': { title: 'This page is not here', sentence: 'The address may be mistyped, or this page is not open to you.' },
  '405': {
    title: 'That cannot be done here',
    sentence: 'This page can be read, but nothing can be sent to it. Go back and use the form on the page you came from.',
  },
  '408': {
    title: 'That took too long to reach us',
    sentence: 'The line was too slow or broke off, so nothing was posted. Go back: what you typed is in the form. Then send it again.',
  },
  '409': { title: 'Somebody was quicker', sentence: 'Something changed while you had the page open. Go back, look at it again, and send once more.' },
  '410': { title: 'This page has gone', sentence: 'What stood here was taken down and will not come back.' },
  '413': { title: 'That was too much at once', sentence: 'What you sent is longer than we can take. Go back and send it in smaller parts.' },
  '422': { title: 'We could not read that', sentence: 'Something in what you sent was not as we expected. Go back and try once more.' },
  '429': { title: 'A little slower, please', sentence: 'Many requests came from you in a short time.' },
  '429-search': { title: 'A little slower, please', sentence: 'Many searches came from you in a short time.' },
  '429-words': { title: 'A little slower, please', sentence: 'Many forms came from you in a short time, so this one was not taken.' },
  '500': { title: 'Something went wrong here', sentence: 'That is our fault, not yours. Please try again in a moment.' },
  '503': { title: 'Back in a moment', sentence: 'The board is too busy or cannot reach its posts just now. Please try again in a minute.' },
  full: {
    title: 'Nothing can be saved just now',
    sentence: 'The board can be read, but its store takes nothing new until its operator has seen to it. Nothing was changed. Please try again later.',
  },
  'kept-words': {
    title: 'Your words are safe',
    sentence: 'We could not take the form as you sent it: the page was older than the site, or what it belonged to is gone.',
  },
  '403-words': {
    title: 'Your words are safe',
    sentence:
      'We could not tell whether the form came from our own page, so nothing was posted. If you were signed in, you still are. Open the board at its own address and send it from there.',
  },
  '409-words': {
    title: 'Your words are safe',
    sentence:
      'We could not take the form: something changed while you had it open, or you are signed in as somebody else than when you opened it. Nothing was posted.',
  },
  '422-words': {
    title: 'Your words are safe',
    sentence: 'We could not read the form as it was sent, so nothing was posted. Open the page again and send it from there.',
  },
  '503-words': {
    title: 'Your words are safe',
    sentence:
      'The board is too busy or cannot reach its posts just now, so we cannot say whether this was saved. Wait a minute, then reload this page to send it again: it will not appear twice.',
  },
  'full-words': {
    title: 'Your words are safe',
    sentence: 'The board can be read, but its store takes nothing new until its operator has seen to it. Nothing was posted. Keep a copy and try again later.',
  },
  '413-words': {
    title: 'Your words are safe',
    sentence: 'What you sent is longer than we can take, so nothing was posted. If you were signed in, you still are. Send it in smaller parts.',
  },
}

/** Where the fault is ours, and somebody may want to write to us about it. */
const OURS = /^(5|full)/

type RefusedName = keyof typeof REFUSED_PAGES

export function isRefusedPage(name: string): name is RefusedName {
  return Object.hasOwn(REFUSED_PAGES, name)
}

export function RefusedPage({ status }: { status: RefusedName }) {
  return (
    <Refused {...REFUSED_PAGES[status]} ofForm={status.endsWith('words')}>
      {status.startsWith('429') && <Wait />}
      {status === '409-words' && <SignedInAs />}
      {status === '429-search' && <SearchAgain />}
      {status.endsWith('words') && <KeptWords />}
      {OURS.test(status) && <Reference />}
    </Refused>
  )
}

function Wait() {
  return (
    <p>
      Please wait <SlotValue name="wait" />, then carry on where you were.
    </p>
  )
}

function SignedInAs() {
  return (
    <Slot when="member">
      <p>
        You are signed in as <SlotValue name="viewer.name" />.
      </p>
    </Slot>
  )
}

async function SearchAgain() {
  return <SearchForm words={await slotValue('asked')} />
}
