import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { sql } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { ofDatabase } from '@/lib/platform/testing/of-database'
import { isQuotedLine } from '@/lib/text/typed-lines'

useDatabase()

const MIGRATION = join(import.meta.dirname, '../../prisma/migrations/20261128080000_words_to_search/migration.sql')

/** Whether a post with this text is found by this question. */
async function finds(text: string, asked: string): Promise<boolean> {
  const [row] = await sql<{ found: boolean }>('select search_vector(own_words($1)) @@ search_query($2) as found', [text, asked])
  return row?.found === true
}

const BESIDE = [
  '“quokka”',
  '‘quokka’',
  'quokka—and',
  'and–quokka',
  '£quokka',
  'quokka🎉',
  '🎉quokka👩‍👧',
  'a\u00A0quokka\u00A0b',
  'quokka’s',
  'quokka…',
  '«quokka»',
  '•quokka',
  'quokka™',
  'quokka®',
  'quokka¹',
  'x\u3000quokka',
  '（quokka）',
  'quokka、b',
  '¿quokka?',
  '→quokka',
  'quokka\u2028b',
  'quokka½',
  '②quokka',
  'quokka！',
  '“quokka,” she',
  '*quokka*',
  '_quokka_',
  '(quokka)',
  '[quokka](https://example.org)',
  'quokka/wombat',
  'wombat\\quokka',
  'wombat|quokka',
  '#quokka',
  '@quokka',
  '>quokka<',
  '>_< quokka',
  '“>quokka',
]
const AS = [
  'QUOKKA',
  'Quokkas',
  'quokka’s',
  "quokka's",
  'quok\u200Bka',
  'quok\u00ADka',
  '\uFEFFquokka',
  'ｑｕｏｋｋａ',
  '𝐪𝐮𝐨𝐤𝐤𝐚',
  'quókka',
  'quo\u0301kka',
  'QUÓKKA',
  '\u202Equokka\u202C',
  '\u2068quokka\u2069',
]

test.each([...BESIDE.filter((text) => !text.startsWith('>q')), ...AS])('quokka is found in %j', async (text) => {
  expect(await finds(text, 'quokka')).toBe(true)
})

test.each([...BESIDE.filter((text) => !/wombat|example|and|she|[¹½②]|\bx\b|\bb\b|\ba\b/.test(text)), ...AS])('%j as a question finds quokka', async (asked) => {
  expect(await finds('A quokka at the gate.', asked)).toBe(true)
})

test.each([
  ['don’t', "don't"],
  ["don't", 'don’t'],
  ['don´t', 'dont'],
  ['dont', 'donʼt'],
  ['The parents’ forum', "parent's"],
  ['They’ll go', 'go'],
  ['O’Brien said', "O'Brien"],
  ['mum/dad', 'dad'],
  ['mum/dad', 'mum/dad'],
  ['mum and/or dad', 'dad'],
  ['e-mail', 'email'],
  ['email', 'e-mail'],
  ['e‑mail', 'e-mail'],
  ['a long-term plan', 'long term'],
  ['a long term plan', 'long-term'],
  ['mother-in-law', 'mother'],
  ['mother-in-law', 'motherinlaw'],
  ['1,500 people', '1500'],
  ['1500 people', '1,500'],
  ['1,234,567', '1234567'],
  ['£1.5m', '1.5m'],
  ['at 3.30pm', '3.30pm'],
  ['on 12/06/2027', '12/06/2027'],
  ['the N.H.S.', 'NHS'],
  ['the NHS', 'N.H.S.'],
  ['U.K.', 'UK'],
  ['CO₂', 'CO2'],
  ['CO2', 'CO₂'],
  ['Straße', 'strasse'],
  ['STRASSE', 'Straße'],
  ['œuvre', 'oeuvre'],
  ['Ærø', 'aero'],
  ['Łódź', 'lodz'],
  ['café', 'CAFÉ'],
  ['naïve', 'naive'],
  ['İstanbul', 'istanbul'],
  ['ISTANBUL', 'istanbul'],
  ['ПРИВЕТ', 'привет'],
  ['Ёлка', 'елка'],
  ['ΣΊΣΥΦΟΣ', 'σισυφος'],
  ['مُحَمَّد', 'محمد'],
  ['שָׁלוֹם', 'שלום'],
  ['東京都に行く', '東京'],
  ['학교에서', '학교'],
  ['हिन्दी', 'हिन्दी'],
  ['ភាសាខ្មែរ', 'ខ្មែរ'],
  ['قرأ ١٢٣ كتاب', '123'],
  ['https://petition.parliament.uk/petitions/700143', '700143'],
  ['https://petition.parliament.uk/petitions/700143', 'https://petition.parliament.uk/petitions/700143'],
  ['https://petition.parliament.uk/petitions/700143/signatures/new', 'petition.parliament.uk/petitions/700143'],
  ['http://www.petition.parliament.uk/petitions/700143', 'https://petition.parliament.uk/petitions/700143/'],
  ['(https://petition.parliament.uk/petitions/700143)', 'petition.parliament.uk'],
  ['Look:https://example.org/school_closures?page=2#top', 'closures'],
  ['www.example.org/a-b', 'example.org'],
  ['write to olivia@example.org', 'olivia@example.org'],
  ['HTTPS://WWW.EXAMPLE.ORG/', 'example.org'],
])('%j is found by %j', async (text, asked) => {
  expect(await finds(text, asked)).toBe(true)
})

test.each([
  ['a long wait, one term', 'long-term'],
  ['1,500', '15'],
  ['1½', '11'],
  ['petition.parliament.uk', 'parliament.petition'],
  ['東京', '京東'],
  ['wordless', 'word'],
])('%j is not found by %j', async (text, asked) => {
  expect(await finds(text, asked)).toBe(false)
})

test('lines that are quoted are left out; a mark before a sign or a number is no quotation', async () => {
  for (const quoted of [
    '> a quokka',
    '>quokka',
    '>>50% quokka',
    '   > quokka',
    '>\tquokka',
    '>\u00A0quokka',
    '>équokka quokka',
    '>Ωquokka quokka',
    '\t> quokka',
    'Before\n> quokka\nafter',
  ])
    expect(await finds(quoted, 'quokka'), quoted).toBe(false)
  for (const own of [
    '>50% of quokkas',
    '>_< quokka',
    '>:( quokka',
    '>½ of quokkas',
    '>“quokka”',
    '>1. quokka',
    '>🎉 quokka',
    '>£5 a quokka',
    '    > quokka',
    'a > quokka',
    '> before\n>50% quokka',
    '>\nquokka',
  ])
    expect(await finds(own, 'quokka'), own).toBe(true)
})

test('a line is a quotation here exactly where it is one in a post', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.stringMatching(/^[ \t]{0,4}>{0,2}[ \t>aé中_<(50%½"“🎉-]{0,3}quokka$/u), { minLength: 100, maxLength: 100 }), async (lines) => {
      const rows = await sql<{ own: string }>('select own_words(line) as own from unnest($1::text[]) line', [lines])
      expect(rows.map(({ own }) => own === '')).toEqual(lines.map(isQuotedLine))
    }),
    { numRuns: 20 },
  )
})

/** The functions know Unicode 17; of what a newer engine knows besides, a little may be read otherwise. */
const NEWER = Number(process.versions.unicode) > 17 ? 100 : 0

test('every sign of Unicode that is neither a letter nor a number nor invisible parts words, and every capital is its small letter', async () => {
  const assigned = Array.from({ length: 0x1fbf0 }, (_, code) => code)
    .filter((code) => code > 0x20 && !(code >= 0xd800 && code <= 0xdfff))
    .map((code) => String.fromCodePoint(code))
  const signs = assigned.filter(
    (sign) => /[^\p{L}\p{M}\p{N}\p{Cn}\p{Cf}]/u.test(sign) && !/['‘’‛ʹʻʼ′´՚＇\u2010\u2011\u2212\uFE63\uFF0D\u002D\u2044]/.test(sign),
  )
  const wrong = await sql<{ sign: string }>(`select sign from unnest($1::text[]) sign where search_words('ka' || sign || 'zo') <> 'ka zo'`, [signs])
  expect(signs.length).toBeGreaterThan(7000)
  expect(wrong.map(({ sign }) => sign).slice(NEWER)).toEqual([])
  const capitals = assigned.filter((letter) => letter.toLowerCase() !== letter && /\p{L}/u.test(letter))
  const apart = await sql<{ letter: string }>(
    `select letter from unnest($1::text[], $2::text[]) as pairs (letter, small) where search_words(letter) <> search_words(small)`,
    [capitals, capitals.map((letter) => letter.toLowerCase())],
  )
  expect(capitals.length).toBeGreaterThan(1300)
  expect(apart.map(({ letter }) => letter).slice(NEWER)).toEqual([])
})

test('a word is plain letters and digits, whatever was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 20, maxLength: 20 }), async (texts) => {
      const clean = texts.map((text) => text.replace(/\0|\p{Cs}/gu, ' '))
      const rows = await sql<{ words: string; same: boolean }>(
        `select search_words(t) as words, to_tsvector('simple', search_words(search_words(t))) = to_tsvector('simple', search_words(t)) as same from unnest($1::text[]) t`,
        [clean],
      )
      for (const { words, same } of rows) {
        expect(words).toMatch(/^[a-z0-9 -]*$/)
        expect(same).toBe(true)
      }
    }),
    { numRuns: 25 },
  )
})

test('the longest and the oddest posts are taken, each in a moment', async () => {
  const odd = ['"', '’', 'a-', 'a.', '1,', "a'", 'www.', 'ﷺ', '漢', '\u0301', 'é', '\u{20000}', 'x', '>a\n', 'https://']
  for (const piece of odd) {
    const text = piece
      .repeat(Math.ceil(100_000 / piece.length))
      .slice(0, 100_000)
      .replace(/\p{Cs}/gu, ' ')
    expect(await sql('select length(search_vector(own_words($1))) as length', [text]), piece).toHaveLength(1)
  }
  const different = Array.from({ length: 25_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000)))
  expect(await sql('select length(search_vector($1)) as length', [different.join('').repeat(4)])).toHaveLength(1)
})

test('the words of a text are the same in every locale of a database', async () => {
  const functions = (await readFile(MIGRATION, 'utf8')).split('-- From generated columns')[0] as string
  const texts = [
    ...BESIDE,
    ...AS,
    'ISTANBUL ıİ',
    'हिन्दी ภาษาไทย',
    'ΣΊΣΥΦΟΣ',
    'Ⅳ ½ ﬁ',
    ...fc.sample(fc.string({ unit: 'grapheme', maxLength: 80 }), { numRuns: 300, seed: 7 }),
  ].map((text) => text.replaceAll('\0', ' '))
  const read = 'select search_vector(t)::text as vector, search_query(t)::text as query from unnest($1::text[]) t'
  const here = await sql(read, [texts])
  for (const locale of LOCALES)
    await withLocale(locale, async (client) => {
      await client.query(functions)
      expect((await client.query(read, [texts])).rows, locale).toEqual(here)
    })
}, 60_000)

const LOCALES = [
  "locale_provider libc locale 'C'",
  "locale_provider libc locale 'C.UTF-8'",
  "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'",
  "locale_provider icu icu_locale 'und' locale 'C'",
  "locale_provider icu icu_locale 'tr-TR' locale 'C.UTF-8'",
]

async function withLocale(locale: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const name = `locale_${randomBytes(6).toString('hex')}`
  await asOwner(`create database ${name} template template0 encoding 'UTF8' ${locale}`)
  const client = new pg.Client(ofDatabase(inject('database')?.ownerUrl ?? '', name))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
    await asOwner(`drop database ${name}`)
  }
}
