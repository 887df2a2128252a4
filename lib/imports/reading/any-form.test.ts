import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindOf } from './kind'
import { readThreadText } from './thread-text'

const londonParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

type Shown = { weekday: string; day: number; month: string; year: string; hour: number; minute: string; second: string }
type Form = (shown: Shown) => string

const two = (figure: number) => String(figure).padStart(2, '0')
const short = (word: string) => word.slice(0, 3)
const monthNumber = (month: string) => new Date(`1 ${month} 2013`).getMonth() + 1
const half = ({ hour, minute }: Shown, mark: string) => `${hour % 12 || 12}:${minute}${hour < 12 ? mark : mark.replace('a', 'p').replace('A', 'P')}`

/** How boards write a moment, with seconds or without. */
const FORMS: Readonly<Record<string, Form>> = {
  'Sat 08-Jun-13 15:00:15': (s) => `${short(s.weekday)} ${two(s.day)}-${short(s.month)}-${s.year.slice(2)} ${two(s.hour)}:${s.minute}:${s.second}`,
  'Sat. 8-Jun-2013 15:00': (s) => `${short(s.weekday)}. ${s.day}-${short(s.month)}-${s.year} ${two(s.hour)}:${s.minute}`,
  'Saturday, 8 June 2013 at 3:00pm': (s) => `${s.weekday}, ${s.day} ${s.month} ${s.year} at ${half(s, 'am')}`,
  '8th June 2013, 3:00 PM': (s) => `${s.day}th ${s.month} ${s.year}, ${half(s, ' AM')}`,
  '08/06/2013 15:00': (s) => `${two(s.day)}/${two(monthNumber(s.month))}/${s.year} ${two(s.hour)}:${s.minute}`,
  '08/06/13, 15:00:15': (s) => `${two(s.day)}/${two(monthNumber(s.month))}/${s.year.slice(2)}, ${two(s.hour)}:${s.minute}:${s.second}`,
  '2013-06-08T15:00:15': (s) => `${s.year}-${two(monthNumber(s.month))}-${two(s.day)}T${two(s.hour)}:${s.minute}:${s.second}`,
  '2013-06-08 15:00': (s) => `${s.year}-${two(monthNumber(s.month))}-${two(s.day)} ${two(s.hour)}:${s.minute}`,
  'Sat Jun 08, 2013 3:00 pm': (s) => `${short(s.weekday)} ${short(s.month)} ${two(s.day)}, ${s.year} ${half(s, ' am')}`,
  '15:00 Sat 8 June 2013': (s) => `${two(s.hour)}:${s.minute} ${short(s.weekday)} ${s.day} ${s.month} ${s.year}`,
  'at 3:00 pm on 8/6/13': (s) => `at ${half(s, ' am')} on ${s.day}/${monthNumber(s.month)}/${s.year.slice(2)}`,
  '15:00:15, 2013-06-08': (s) => `${two(s.hour)}:${s.minute}:${s.second}, ${s.year}-${two(monthNumber(s.month))}-${two(s.day)}`,
  '3:00pm - Saturday, June 8th 2013': (s) => `${half(s, 'am')} - ${s.weekday}, ${s.month} ${s.day}th ${s.year}`,
  '8.6.2013 - 15.00': (s) => `${s.day}.${monthNumber(s.month)}.${s.year} - ${two(s.hour)}.${s.minute}`,
}
const SEPARATORS = [' ', ' - ', ' – ', ', ', ': ', ' | ', ' · ', '\t', '  ']
const NAMES = [
  'fern',
  'Two Words',
  'moss_99',
  'Zoë',
  'O’Brien',
  'Mum of 3',
  'fern/moss',
  'why?',
  '#1mum',
  '🌿leaf',
  'the Doctor',
  'J. Smith',
  'x',
  '1234',
  'A-B',
  'Maybe',
]
const BODIES = [
  'Signed.',
  'One.\n\nTwo.',
  '> fern Sat 08-Jun-13 15:00:15\n\nquoted',
  'See you on Sat 08-Jun-13 15:00:15.',
  '1. a\n2. b',
  'Last week on 08/06/2013 15:00 they came',
]

const START = new Date('2013-04-01T06:00:30Z').getTime()

function shown(at: Date): Shown {
  const parts = Object.fromEntries(londonParts.formatToParts(at).map(({ type, value }) => [type, value]))
  return { weekday: '', month: '', year: '', minute: '', second: '', ...parts, day: Number(parts.day), hour: Number(parts.hour) }
}

const thread = fc.record({
  form: fc.constantFrom(...Object.keys(FORMS)),
  separator: fc.constantFrom(...SEPARATORS),
  ends: fc.constantFrom('\n', '\r\n', '\r'),
  behind: fc.constantFrom('\n', '\n\n'),
  posts: fc.array(
    fc.record({ name: fc.constantFrom(...NAMES), staff: fc.boolean(), later: fc.integer({ min: 0, max: 40_000 }), body: fc.constantFrom(...BODIES) }),
    { minLength: 1, maxLength: 8 },
  ),
})

test('a written thread in any form of head reads back equal', () => {
  fc.assert(
    fc.property(thread, ({ form, separator, ends, behind, posts }) => {
      let at = START
      const dated = posts.map((post) => {
        at += post.later * 60_000
        return { ...post, at: new Date(at) }
      })
      const head = (post: (typeof dated)[number]) => `${post.name}${post.staff ? ' (MNHQ)' : ''}${separator}${FORMS[form]?.(shown(post.at))}`
      const text = `A title\n\n${dated.map((post) => `${head(post)}${behind}${post.body}`).join('\n\n')}\n`.replaceAll('\n', ends)
      expect(kindOf(text)).toEqual({ kind: 'thread' })
      const read = readThreadText(text)
      expect(read.problems.filter(({ kind }) => kind === 'error')).toEqual([])
      const seconds = form.includes(':15') ? 1000 : 60_000
      expect(read.posts.map(({ name, staff, body }) => ({ name, staff, body }))).toEqual(
        dated.map(({ name, staff, body }) => ({ name, staff: staff ? 'MNHQ' : null, body })),
      )
      // The hour that comes twice is read as the first as long as nothing contradicts it.
      for (const [index, post] of read.posts.entries()) {
        const off = Math.floor((dated[index]?.at.getTime() ?? 0) / seconds) * seconds - post.at.getTime()
        expect([0, 3_600_000]).toContain(off)
      }
    }),
    { numRuns: 1500 },
  )
})

const quoted = fc.constantFrom('> ', '>', '| ', '>> ', '» ')
const sentences = fc.constantFrom(
  'We met on ',
  'The meeting is on ',
  'See you ',
  'It closes ',
  'Please sign before ',
  'They will vote ',
  'I was there ',
  'The van stops here until ',
  'Last edited by moss on ',
  'Deadline ',
  'Next meeting ',
  'This was posted at ',
  'Half of the people in our small town signed ',
)
const moments = fc.constantFrom('Mon 04-Mar-13 10:00:00', 'Tue 05-Mar-13 11:30', 'Wed 06-Mar-2013 9:15')
const lines = fc.oneof(
  fc.tuple(quoted, fc.constantFrom('moss', 'Two Words (MNHQ)'), moments).map(([mark, name, at]) => `${mark}${name} ${at}`),
  fc.tuple(sentences, moments).map(([words, at]) => `${words}${at}`),
)

test('a quoted head and a sentence that ends in a date make no member', () => {
  fc.assert(
    fc.property(fc.uniqueArray(lines, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n\n'), (inside, gap) => {
      const text = `Title\n\nfern Mon 04-Mar-13 09:15:00\n\nText.${gap}${inside.join(gap)}${gap}More.\n\nheather Mon 04-Mar-13 19:15:00\n\nEnd.`
      const read = readThreadText(text)
      expect(read.posts.map(({ name }) => name)).toEqual(['fern', 'heather'])
      for (const line of inside) expect(read.posts[0]?.body).toContain(line)
      // Of words that come again and again the operator is asked.
      expect(read.problems.filter(({ kind, words }) => kind === 'error' && !words.startsWith('These words come again'))).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

test('no input makes an exception, and no line a member that ends in no moment', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '\n',
      '\n\n',
      ' ',
      'fern ',
      'Sat 08-Jun-13 15:00:15',
      '08/06/2013 15:00',
      '2013-06-08T15:00Z',
      '8 June 2013 at 25pm',
      '> ',
      '(MNHQ) ',
      'Weds, ',
      '31/02/13 24:61',
      '1. a\n',
      '\u202E',
      'HQ ',
    ),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (words) => {
      const text = words.join('')
      kindOf(text)
      const read = readThreadText(text)
      const all = text.replaceAll(/[\u00A0\u202F]/g, ' ').split(/\r\n|\r|\n/)
      for (const { line } of read.posts) expect(all[line - 1]).toMatch(/\d{1,4}[-/. ].*(?:\d{2}|[ap]\.?m\.?|Z)/isu)
    }),
    { numRuns: 2000 },
  )
})
