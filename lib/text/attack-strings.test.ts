import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import { expect, test } from 'vitest'
import type { TextFacts } from './facts'
import { quoteSource } from './quote'
import { excerptText, renderText } from './render'
import { slugOf } from './slug'
import { normaliseSource } from './source'
import { ATTACK_STRINGS, ATTACK_TARGETS, NAUGHTY_STRINGS } from './testing/attack-strings'
import { faultIn } from './testing/safe-elements'

const MARKED = /(?:^|[^\p{L}\p{N}])([*_]{1,3})[^\s*_].*\1(?![\p{L}\p{N}])|`.*`|\\[!-/:-@[-^`{-~]|^\s*(?:>|[•·-]\s)|\]\(/su

const FACTS: Record<string, TextFacts> = {
  clickable: { linkOf: () => ({ state: 'clickable', finalHost: 'moved.example', goneSince: new Date(0), archiveAddress: 'https://archive.example/1' }) },
  'clickable where names are members': { linkOf: () => ({ state: 'clickable' }), memberOf: (name) => `/m/${encodeURIComponent(name)}` },
  'with hostile facts': {
    linkOf: () => ({ state: 'clickable', finalHost: '"><script>', goneSince: new Date(0), archiveAddress: 'javascript:window.owned=1' }),
    memberOf: () => '/m/"onmouseover="x',
  },
  plain: { linkOf: () => ({ state: 'plain' }), isGone: () => true },
  blocked: { linkOf: () => ({ state: 'blocked' }) },
}

test('there are enough attack strings', () => {
  expect(ATTACK_STRINGS.length).toBeGreaterThan(1300)
  expect(NAUGHTY_STRINGS.length).toBeGreaterThan(450)
})

test.each(Object.entries(FACTS))('no attack string in a post is more than text, its links %s', (_, facts) => {
  for (const attack of ATTACK_STRINGS) expect([attack, faultIn(renderText(attack, facts).html)]).toEqual([attack, null])
})

test.each(Object.entries(FACTS))('no attack string is more than text as the words or the target of a link, links %s', (_, facts) => {
  for (const attack of [...ATTACK_STRINGS, ...ATTACK_TARGETS]) {
    const source = `[${attack}](https://example.org/) [words](${attack}) [words](<${attack}>) [${attack}](${attack})`
    expect([attack, faultIn(renderText(source, facts).html)]).toEqual([attack, null])
  }
})

test.each(Object.entries(FACTS))('no attack string does more in a quotation, as its text or as the name of its author, links %s', (_, facts) => {
  for (const attack of ATTACK_STRINGS) {
    const quoted = quoteSource({ author: attack, number: 1, postId: 1n, source: attack, part: attack.slice(0, 100) })
    expect([attack, faultIn(renderText(quoted, facts).html)]).toEqual([attack, null])
  }
})

test('an attack string in an article is text too', () => {
  for (const attack of ATTACK_STRINGS)
    expect([attack, faultIn(renderText(`# ${attack}\n\n${attack}`, FACTS.clickable as TextFacts, 'article').html)]).toEqual([attack, null])
})

test('the slug of a title and the excerpt of a post carry no attack', () => {
  for (const attack of ATTACK_STRINGS) {
    expect(slugOf(attack)).toMatch(/^[a-z0-9-]+$/)
    expect(excerptText(renderText(attack, FACTS.plain as TextFacts).html, 200).length).toBeLessThanOrEqual(200)
  }
})

test('naughty strings come back as they were typed', () => {
  const unmarked = NAUGHTY_STRINGS.filter((typed) => !MARKED.test(typed))
  expect(unmarked.length).toBeGreaterThan(400)
  for (const typed of unmarked) expect(shown(typed)).toBe(asRead(normaliseSource(typed)))
})

test('a shrug keeps its arm', () => {
  expect(shown('¯\\_(ツ)_/¯')).toBe('¯\\_(ツ)_/¯')
})

test('what a browser makes of the HTML says the same as the HTML', () => {
  for (const attack of ATTACK_STRINGS) {
    const { html } = renderText(attack, FACTS.clickable as TextFacts)
    const again = serialize(parseFragment(html))
    expect(serialize(parseFragment(again))).toBe(again)
    expect(faultIn(again)).toBeNull()
  }
})

function shown(source: string): string {
  const text = (node: DefaultTreeAdapterTypes.Node): string => {
    if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
    if (node.nodeName === 'br') return '\n'
    return 'childNodes' in node ? node.childNodes.map(text).join('') : ''
  }
  return asRead(text(parseFragment(renderText(source, { linkOf: () => ({ state: 'plain' }) }).html)))
}

/** Line ends and the spaces about them, which HTML does not show, as one. */
function asRead(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
