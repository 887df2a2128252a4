import { createRequire } from 'node:module'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { allLinks, renderText } from './render'
import { LEFT_OUT } from './testing/commonmark-left-out'
import { urlOf } from './url'

type Example = { markdown: string; html: string; section: string; number: number }
type Node = DefaultTreeAdapterTypes.ChildNode

const { tests: examples } = createRequire(import.meta.url)('commonmark-spec') as { tests: Example[] }
const leftOut = new Map(Object.entries(LEFT_OUT).flatMap(([reason, numbers]) => numbers.map((number): [number, string] => [number, reason])))
const OURS = examples.filter(({ number }) => !leftOut.has(number))

test('of the 652 examples of CommonMark 0.31.2 these many are ours, and every other one has its reason', () => {
  expect(examples).toHaveLength(652)
  expect(OURS).toHaveLength(305)
  expect(leftOut.size).toBe(652 - 305)
  expect(Object.values(LEFT_OUT).flat()).toHaveLength(leftOut.size)
})

test.each(OURS.map(({ number, section, markdown, html }): [number, string, string, string] => [number, section, markdown, html]))(
  'example %i (%s) means the same here',
  (_number, _section, markdown, html) => {
    expect(ours(markdown)).toBe(meaningOf(onSite(html)))
  },
)

test('an example that is left out differs: the list holds none that would pass', () => {
  const passing = examples.filter(({ number, markdown, html }) => leftOut.has(number) && ours(markdown) === meaningOf(onSite(html)))
  expect(passing.map(({ number }) => number)).toEqual([])
})

function ours(markdown: string): string {
  return meaningOf(renderText(onSite(markdown), allLinks('clickable'), 'article').html)
}

/** The examples lead to /url and /uri; our links lead to sites. */
function onSite(text: string): string {
  return text.replaceAll('→', '\t').replace(/\/(url|uri)\b/g, 'https://example.com/$1')
}

/**
 * HTML cut down to what both sides mean: a line break that is kept is a line end, an item of one paragraph is its words,
 * a heading is a heading, an address that shows as itself is its words, addresses are as browsers write them.
 */
function meaningOf(html: string): string {
  return parseFragment(html)
    .childNodes.map((node) => shapeOf(node, false))
    .join('')
    .replace(/\n+/g, '\n')
    .replace(/<(\/?)h\d/g, '<$1h')
}

function shapeOf(node: Node, code: boolean): string {
  if (node.nodeName === '#text') return wordsOf(node as DefaultTreeAdapterTypes.TextNode, code)
  if (!('tagName' in node) || node.attrs.some(({ name }) => name === 'data-host')) return ''
  if (node.tagName === 'br') return '\n'
  const inner = node.childNodes.map((child) => shapeOf(child, code || node.tagName === 'pre')).join('')
  const block = /^(?:p|ul|ol|li|blockquote|pre|h\d)$/.test(node.tagName) && !code
  return elementShape(node, block ? inner.trim() : inner)
}

function elementShape(node: DefaultTreeAdapterTypes.Element, inner: string): string {
  const href = node.attrs.find(({ name }) => name === 'href')?.value
  const itself = href !== undefined && asAddress(inner) === asAddress(href)
  if (itself || (node.tagName === 'p' && node.parentNode && 'tagName' in node.parentNode && node.parentNode.tagName === 'li')) return inner
  const kept = node.attrs.filter(({ name }) => /^(?:href|start|class|title|src|alt)$/.test(name)).map(({ name, value }) => ` ${name}="${asAddress(value)}"`)
  return `<${node.tagName}${kept.join('')}>${inner}</${node.tagName}>`
}

function wordsOf({ value, parentNode }: DefaultTreeAdapterTypes.TextNode, code: boolean): string {
  if (code) return value
  const parent = parentNode && 'tagName' in parentNode ? parentNode.tagName : ''
  const lines = value.replace(/ *\n */g, '\n')
  return /^(?:ul|ol|li|blockquote|)$/.test(parent) ? lines.trim() : lines
}

function asAddress(value: string): string {
  return urlOf(value)?.href ?? value
}
