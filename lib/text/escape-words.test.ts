import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { escapeWords } from './escape-words'

const escapedText = async (text: string) => Buffer.concat(await escapeWords(text)).toString()

const hostile = fc
  .array(
    fc.constantFrom(
      '&',
      '&amp;',
      '&lt;',
      '&#38;',
      '&#x',
      '<',
      '</',
      '</textarea>',
      '<!--',
      '-->',
      '<?',
      'a',
      ';',
      '"',
      "'",
      '>',
      ' ',
      '\u00e9',
      '\ud83d\ude00',
    ),
  )
  .map((parts) => parts.join(''))

test('whatever was typed is read from a page as it was typed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(hostile, fc.string({ unit: 'binary' })), async (typed) => {
      const text = typed
        .replace(/\r\n?/g, '\n')
        .replaceAll('\0', '\uFFFD')
        .replace(/\p{Cs}/gu, '\uFFFD') // as every reader of HTML makes of them
      for (const element of ['p', 'textarea']) expect(await readIn(element, text)).toBe(text)
    }),
  )
})

test('words of marks alone do not grow, and no words to more than three times their length', async () => {
  expect((await escapedText('&'.repeat(300_000))).length).toBeLessThan(300_050)
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      expect((await escapedText(text)).length).toBeLessThanOrEqual(3 * text.length + 8)
    }),
  )
})

test('no character is cut in two where the pieces meet', async () => {
  const text = `${'x'.repeat(64 * 1024 - 1)}\u{1F600}&amp;`
  expect(await escapedText(text)).toBe(text.replace('&', '&amp;'))
})

async function readIn(element: string, text: string): Promise<string> {
  const [parent] = parseFragment(`<${element}>${element === 'textarea' ? '\n' : ''}${await escapedText(text)}</${element}>`)
    .childNodes as DefaultTreeAdapterTypes.Element[]
  return (parent?.childNodes ?? []).map((node) => ('value' in node ? node.value : `<${node.nodeName}>`)).join('')
}
