import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readArticleText } from './article-text'
import { kindOf } from './kind'
import { fillMissingLink } from './missing-link'
import { readThreadText } from './thread-text'

const THREAD = `Save the mobile library

fernhill Mon 04-Mar-13 09:15:00

The van stops on our estate once a week. To keep it, please sign here:
and pass it on.

Second paragraph.

HelenAtTheDesk (MNHQ) Mon 04-Mar-13 10:00:01

Moved to Petitions.
Good luck.

Two Words Mon 04-Mar-13 11:30

Signed.
`

test('a thread is a title and its posts with their lines, names, marks and times', () => {
  const { title, posts } = readThreadText(THREAD)
  expect(title).toBe('Save the mobile library')
  expect(posts.map(({ body, written, ...post }) => post)).toEqual([
    { line: 3, name: 'fernhill', staff: null, at: new Date('2013-03-04T09:15:00Z') },
    { line: 10, name: 'HelenAtTheDesk', staff: 'MNHQ', at: new Date('2013-03-04T10:00:01Z') },
    { line: 15, name: 'Two Words', staff: null, at: new Date('2013-03-04T11:30:00Z') },
  ])
  expect(posts[0]?.body).toBe('The van stops on our estate once a week. To keep it, please sign here:\nand pass it on.\n\nSecond paragraph.')
  expect(posts[1]?.body).toBe('Moved to Petitions.\nGood luck.')
})

test('an address lost in copying is a note with its line and column, and can be put back', () => {
  const { missingLinks, problems } = readThreadText(THREAD)
  expect(missingLinks).toEqual([{ line: 5, column: 71 }])
  expect(problems).toEqual([{ line: 5, kind: 'note', words: expect.stringContaining('after column 70') }])
  const mended = missingLinks.map((missing) => fillMissingLink(THREAD, missing, 'http://example.com/1'))[0] ?? ''
  expect(readThreadText(mended).posts[0]?.body).toContain('please sign here: http://example.com/1\nand pass it on.')
  expect(readThreadText(mended).problems).toEqual([])
})

test.each([
  ['go to the website:\nthen sign', 1],
  ['just click on to:\nand follow', 1],
  ['Link:\n\nThanks', 1],
  ['Sign the petition:', 1],
  ['the link is here:\nhttp://example.com/1', 0],
  ['the link is here:\n\nwww.example.com/1', 0],
  ['three things:\n1. a\n1. b', 0],
  ['He said:\nno', 0],
  ['here: it is', 0],
])('%j lacks %i addresses', (body, count) => {
  expect(readThreadText(`Title\n\nfern Mon 04-Mar-13 09:15:00\n\n${body}`).missingLinks).toHaveLength(count)
})

test('other line ends, a byte order mark and no-break spaces change nothing', () => {
  const expected = readThreadText(THREAD)
  expect(readThreadText(`\uFEFF${THREAD.replaceAll('\n', '\r\n')}`)).toEqual(expected)
  expect(readThreadText(THREAD.replaceAll('\n', '\r'))).toEqual(expected)
  expect(readThreadText(THREAD.replaceAll(' ', '\u00A0').replaceAll('\n\n', '\n\u00A0 \n'))).toEqual(expected)
})

const FIRST = 'Title\n\nfern Mon 04-Mar-13 09:15:00\n\nText.\n'

test.each([
  ['an empty text', ' \n\n', 1, 'The text is empty'],
  ['a title alone', 'Title\n', 2, 'There is no post'],
  ['text before the first post', `Title\n\nStray.\n\n${FIRST.slice(7)}`, 3, 'between the title and the first post'],
  ['a wrong weekday', `${FIRST}\nmoss Fri 04-Mar-13 10:00:00\n\nMore.`, 7, '4 March 2013 was a Monday, not “Fri”'],
  ['a day that never was', `${FIRST}\nmoss Mon 31-Feb-13 10:00:00\n\nMore.`, 7, 'There is no 31 February 2013'],
  ['an empty post', `${FIRST}\nmoss Mon 04-Mar-13 10:00:00\n\nfern Mon 04-Mar-13 10:01:00\n\nMore.`, 7, 'The post of moss is empty'],
  ['an endless title', FIRST.replace('Title', 'T'.repeat(201)), 1, 'more than 200 characters'],
  ['an endless name', FIRST.replace('fern', 'f'.repeat(46)), 3, 'more than 45 characters'],
  ['a name of nothing', FIRST.replace('fern', '...'), 3, 'cannot be a name'],
  ['a head in another form than the first', `${FIRST}\nmoss 04/03/2013 10:00\n\nMore.`, 7, 'in another form than that of line 3'],
  ['a head without the weekday that the others have', `${FIRST}\nmoss 04-Mar-13 10:00\n\nMore.`, 7, 'in another form than that of line 3'],
  ['a weekday that is none', `${FIRST}\nmoss Blu 04-Mar-13 10:00\n\nMore.`, 7, 'in another form than that of line 3'],
  ['a head in a form that is not read', `${FIRST}\nmoss 4 March 2013\n\nMore.`, 7, 'in another form than that of line 3'],
  ['a head with something behind it', `${FIRST}\nmoss Mon 04-Mar-13 10:00:00 (edited)\n\nMore.`, 7, 'in another form than that of line 3'],
  [
    'a line of text that might be a head, of some other day',
    `${FIRST}\nTown hall Sat 15-Jun-13 10:00\n\nmoss Mon 04-Mar-13 10:00:00\n\nMore.`,
    7,
    'may be the head of a post, or text',
  ],
  ['a sentence that comes again and again', `${FIRST}${'\nWe met Mon 04-Mar-13 10:00\n'.repeat(3)}`, 7, 'a name, or a sentence?'],
  ['a head in brackets', `${FIRST}\nmoss [04/03/2013 10:00]\n\nMore.`, 7, 'in another form than that of line 3'],
  ['a weekday that is misspelt', FIRST.replace('Mon', 'Modnday'), 3, '“Modnday” is not a day of the week'],
  ['heads without blank lines before them', `${FIRST}moss Mon 04-Mar-13 10:00:00\nMore.`, 6, 'no blank line before it'],
  ['a head where the title should be', FIRST.slice(7), 1, 'The title is missing'],
  ['a month that is none', FIRST.replace('Mon 04-Mar-13', '06/25/2013'), 3, 'There is no month 25. The day comes first'],
  ['an hour that is none', FIRST.replace('09:15:00', '13:15 pm'), 3, '13:15 pm is not a time of day'],
  ['a post of nothing to see', FIRST.replace('Text.', '\u200B\u2060'), 3, 'The post of fern is empty'],
  ['an endless post', FIRST.replace('Text', 't'.repeat(100_001)), 3, 'more than 100,000 characters'],
])('%s is an error that names its line', (_, text, line, words) => {
  const errors = readThreadText(text).problems.filter((problem) => problem.kind === 'error')
  expect(errors).toContainEqual({ line, kind: 'error', words: expect.stringContaining(words) })
})

test.each([
  ['a post older than the one before it', `${FIRST}\nmoss Mon 04-Mar-13 09:14:59\n\nMore.`, 7, 'older than the one before it (line 3)'],
  [
    'a line like a head within a paragraph',
    `${FIRST}moss Mon 04-Mar-13 10:00:00\nMore.\n\nmoss Mon 04-Mar-13 11:00:00\n\nMore.`,
    6,
    'may be the head of a post',
  ],
  ['a sentence that ends in a date', `${FIRST}\nThe meeting is on Mon 11-Mar-13 10:00\n\nSee you Mon 11-Mar-13 10:00`, 7, 'read as part of the text'],
  ['a character that was misread', FIRST.replace('Text', 'donâ€™t'), 5, '“â€™” looks like one character that was misread'],
  ['a name that could not be registered', FIRST.replace('fern', 'fern/moss'), 3, 'could not be registered'],
  ['a lost character', `${FIRST}caf\uFFFD`, 6, 'Is the file UTF-8?'],
])('%s is a note that names its line', (_, text, line, words) => {
  expect(readThreadText(text).problems.filter(({ kind }) => kind === 'error')).toEqual([])
  expect(readThreadText(text).problems).toContainEqual({ line, kind: 'note', words: expect.stringContaining(words) })
})

test('brackets that are no staff mark belong to the name', () => {
  const { posts } = readThreadText(FIRST.replace('fern', 'fern (of Leeds)'))
  expect(posts[0]).toMatchObject({ name: 'fern (of Leeds)', staff: null })
})

test('a name that the text marks as staff keeps it whole, every other loses what looks like the badge', () => {
  const { posts } = readThreadText(`${FIRST}\nTownHQ (MNHQ) Mon 04-Mar-13 10:00\n\nA.\n\nTownHQ Mon 04-Mar-13 10:01\n\nB.\n\nfernHQ Mon 04-Mar-13 10:02\n\nC.`)
  expect(posts.map(({ name, written, staff }) => [name, written, staff])).toEqual([
    ['fern', 'fern', null],
    ['TownHQ', 'TownHQ', 'MNHQ'],
    ['TownHQ', 'TownHQ', null],
    ['fern', 'fernHQ', null],
  ])
})

test('a text with a line that opens a post is a thread, one with facts an article', () => {
  expect(kindOf(THREAD)).toEqual({ kind: 'thread' })
  expect(kindOf('Title\n\nWe met on Monday at 10:00:\n1. Hello.')).toEqual({ kind: 'article' })
})

test('no text breaks the readers', () => {
  const pieces = fc.constantFrom(
    '\n',
    '\n\n',
    'fern Mon 04-Mar-13 09:15:00',
    'moss (HQ) Fri 31-Feb-13 99:99',
    'here:',
    '1. ',
    '\u00A0',
    '\r',
    '\u0000',
    '\uD800',
    'a',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (words) => {
      const text = words.join('')
      const lines = text.split(/\r\n|\r|\n/).length
      for (const { line } of [...readThreadText(text).problems, ...readArticleText(text).problems]) expect(line ?? 0).toBeLessThanOrEqual(lines + 1)
    }),
    { numRuns: 2000 },
  )
})

const SEEDS = '../shared/seeds'

test.skipIf(!existsSync(SEEDS))('the source discussion is read whole', () => {
  const texts = readdirSync(SEEDS).map((file) => readFileSync(`${SEEDS}/${file}`, 'utf8'))
  const text = texts.find((each) => kindOf(each).kind === 'thread') ?? ''
  const { title, posts, missingLinks, problems } = readThreadText(text)
  expect(title).toBe(text.split('\n')[0])
  expect(posts.map(({ name, staff, at }) => [name, staff, at.toISOString()])).toEqual([
    ['mumfiftyfour', null, '2013-06-08T14:00:15.000Z'],
    ['OliviaMMumsnet', 'MNHQ', '2013-06-08T17:54:57.000Z'],
    ['LineRunner', null, '2013-06-08T17:57:19.000Z'],
    ['OliviaMMumsnet', 'MNHQ', '2013-06-08T18:46:46.000Z'],
    ['Joannasusan1', null, '2013-09-25T18:18:48.000Z'],
  ])
  expect(missingLinks.map(({ line }) => line)).toEqual([5])
  expect(problems.map(({ kind }) => kind)).toEqual(['note'])
  const words = (whole: string) => whole.match(/\S+/g)?.length ?? 0
  const headers = 5 * 4 + 2
  expect(words(posts.map(({ body }) => body).join(' '))).toBe(words(text) - words(title) - headers)
})
