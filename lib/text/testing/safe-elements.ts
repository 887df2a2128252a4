import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { urlOf } from '../url'

type Element = DefaultTreeAdapterTypes.Element

const ELEMENTS = new Set('p br em strong blockquote ol ul li a span code pre h2 h3 hr'.split(' '))
const REL = 'nofollow ugc noopener noreferrer'
const ATTRIBUTES: Record<string, (value: string, element: Element) => boolean> = {
  href: (value, element) => isOurs(value, element) || (isForeign(value) && attributeOf(element, 'rel') === REL),
  rel: (value) => value === REL,
  start: (value) => /^\d{1,3}$/.test(value),
  class: (value, { tagName }) => tagName === 'code' && /^language-[\w+#.-]{1,20}$/.test(value),
  'data-link': (value) => /^\d+$/.test(value),
  'data-blocked': (value) => value === '',
  'data-host': (value) => value === '',
  'data-gone': (value) => value === '',
  'data-mention': (value) => value === '',
  'data-columns': (value) => value === '',
  dir: (value) => value === 'auto' || value === 'ltr',
}
const ON: Record<string, string> = {
  href: 'a',
  rel: 'a',
  start: 'ol',
  class: 'code',
  'data-mention': 'a',
  'data-columns': 'p',
  'data-host': 'span',
  'data-gone': 'span',
  'data-blocked': 'span',
}

/** The first thing in some HTML, read as a browser reads it, that a text may not hold; null where all is well. */
export function faultIn(html: string): string | null {
  return faultsOf(parseFragment(html).childNodes)[0] ?? null
}

function faultsOf(nodes: DefaultTreeAdapterTypes.ChildNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.nodeName === '#text') return []
    if (!('tagName' in node)) return [node.nodeName]
    return [...faultsOfElement(node), ...faultsOf(node.childNodes)]
  })
}

function faultsOfElement(element: Element): string[] {
  if (!ELEMENTS.has(element.tagName)) return [`<${element.tagName}>`]
  return element.attrs.flatMap(({ name, value }) => {
    const allowed = ATTRIBUTES[name]?.(value, element) && (ON[name] ?? element.tagName) === element.tagName
    return allowed ? [] : [`<${element.tagName} ${name}=${value}>`]
  })
}

function isOurs(value: string, element: Element): boolean {
  if (attributeOf(element, 'data-mention') !== undefined) return value.startsWith('/m/')
  return /^\/p\/[1-9]\d*$/.test(value) && attributeOf(element, 'rel') === undefined
}

function isForeign(value: string): boolean {
  const url = urlOf(value)
  return url !== null && /^(?:https?|mailto):$/.test(url.protocol) && url.username === ''
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value
}
