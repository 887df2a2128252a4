import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from './document'

const at = new Date('2013-06-08T13:41:15Z')
const WEEKDAYS = ['Sat', 'Saturday', 'Sat.', 'Saturday,', 'sat', 'SAT']
const WRONG_WEEKDAYS = ['Fri', 'Sunday', 'Satuday', 'Saterday,', 'Sunday,']
const DATES = [
  '08-Jun-13',
  '8 June 2013',
  '8th June 2013',
  '8th of June, 2013',
  'June 8, 2013',
  'Jun 8th 2013',
  '08/06/2013',
  '8/6/13',
  '8.6.2013',
  '2013-06-08',
  '2013/06/08',
  "8 Jun '13",
  '8th Jun of 2013',
]
const WRONG_DATES = ['8 Jnue 2013', '31 June 2013', '06/13/2013', '2013-13-08', '8 June 1013', '0 June 2013', '8 Jnue of 2013', 'Juno 8, 2013', '8-6', '8 June']
const CLOCKS = ['14:41:15', '14:41', '2:41 pm', '2:41:15pm', '2.41 p.m.', '14.41', '02:41 PM', '13:41 GMT', '14:41 BST', '14:41 hrs', '13:41Z']
const WRONG_CLOCKS = ['24:41', '14:61', '14:41 pm', '2:41 xm', '14h41', '14:4', '25.41']
const DATE_FIRST = [' ', ', ', ' at ', ', at ', ' @ ', ' - ', ' – ', ' | ', ' · ', 'T']
const TIME_FIRST = [' ', ', ', ' on ', ', on ', ' - ', ' – ', ' | ', ' · ', ' of ']
const SEPARATORS = [' ', ', ', ' - ', ': ', ' | ', '\t', ' posted at ', ' wrote on ']
const NAMES = ['fern', 'Two Words', 'moss_99', 'Mum of 3', 'J. Smith', 'Zoë', '1234', 'O’Brien']

const OF_EACH = { weekday: [WEEKDAYS, WRONG_WEEKDAYS], date: [DATES, WRONG_DATES], clock: [CLOCKS, WRONG_CLOCKS] } as const
const head = fc
  .constantFrom('nothing', 'nothing', 'weekday', 'date', 'clock')
  .chain((damaged) => {
    const part = (name: keyof typeof OF_EACH) => fc.constantFrom<string>(...OF_EACH[name][damaged === name ? 1 : 0])
    return fc.record({
      name: fc.constantFrom(...NAMES),
      separator: fc.constantFrom(...SEPARATORS),
      weekday: damaged === 'weekday' ? part('weekday') : fc.option(part('weekday')),
      date: part('date'),
      clock: part('clock'),
      wrong: fc.constant(damaged !== 'nothing'),
      order: fc.oneof(
        fc.record({ first: fc.constant('date' as const), between: fc.constantFrom(...DATE_FIRST) }),
        fc.record({ first: fc.constant('time' as const), between: fc.constantFrom(...TIME_FIRST) }),
      ),
    })
  })
  .map(({ name, separator, weekday, date, clock, order, wrong }) => {
    const day = weekday === null ? date : `${weekday} ${date}`
    const [one, other] = order.first === 'date' ? [day, clock] : [clock, day]
    return { name, line: `${name}${separator}${one}${order.between}${other}`, clock, wrong }
  })

/** By what is left out of a clock, the moment it names is as exact. */
const exact = (clock: string) => new Date(/\d{1,2}[:.]\d{2}[:.]\d{2}/.test(clock) ? at : new Date('2013-06-08T13:41:00Z'))

test('a head in any order is read as its moment, or refused with its line', () => {
  let read = 0
  fc.assert(
    fc.property(fc.array(head, { minLength: 1, maxLength: 2 }), (heads) => {
      const text = `A title\n\n${heads.map(({ line }, n) => `${line}\n\nWords ${n + 1}.`).join('\n\n')}\n`
      const found = readDocument(text)
      const errors = found.problems.filter(({ kind }) => kind === 'error')
      if (errors.length > 0) expectLines(errors, heads.length)
      else expect(heads.filter(({ wrong }) => wrong)).toEqual([])
      if (errors.length > 0) return
      read += 1
      expect(postsIn(found)).toEqual(heads.map(({ name, clock }, n) => [name, exact(clock), `Words ${n + 1}.`]))
    }),
    { numRuns: 3000 },
  )
  expect(read).toBeGreaterThan(300)
})

const alone = DATES.flatMap((date) =>
  CLOCKS.flatMap((clock) => ['', ...WEEKDAYS.map((word) => `${word} `)].map((weekday) => ({ day: `${weekday}${date}`, clock }))),
)

test('a right head that stands alone in its form is read in every order', () => {
  for (const { day, clock } of alone)
    for (const line of [`${day} ${clock}`, `${day} at ${clock}`, `${clock} ${day}`, `at ${clock} on ${day}`]) {
      const found = readDocument(`A title\n\nfern ${line}\n\nWords.\n`)
      expect(found.problems, line).toEqual([])
      expect(postsIn(found), line).toEqual([['fern', exact(clock), 'Words.']])
    }
})

type Found = ReturnType<typeof readDocument>

function postsIn(found: Found): unknown[] {
  return found.kind === 'thread' ? found.text.posts.map((post) => [post.name, post.at, post.body]) : [found.kind]
}

/** What is wrong is said of the line of a head, or of the whole where there is no head. */
function expectLines(errors: Found['problems'], heads: number): void {
  const lines = Array.from({ length: heads }, (_, n) => 3 + 4 * n)
  const named = errors.flatMap(({ line }) => (line === null ? [] : [line]))
  expect(named.length).toBeGreaterThan(0)
  for (const line of named) expect(lines).toContain(line)
}
