import { env } from '@/lib/platform/env'
import { addressOf, asMailed, withoutLinks } from '../as-text'
import type { Paragraph, Part } from '../letter'
import type { Rendered } from '../render'

type Page = { letter: Rendered; memberId: bigint; foot: string; ways: readonly { text: string; address: string }[] }

const FONT = 'font-family:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Arial,sans-serif'
/** Programs that know no style sheet show black on white; those that do follow the reader's scheme. */
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){body,.sheet{background:#17181c!important;color:#e8e6e3!important}a{color:#9cc4ff!important}.foot{color:#b3b0ab!important;border-color:#3a3c43!important}}`

/** A letter as HTML: one narrow column, no pictures, nothing from elsewhere. */
export function htmlOf({ letter, memberId, foot, ways }: Page): string {
  const subject = escaped(asMailed(letter.subject, memberId))
  const paragraphs = letter.paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${htmlIn(paragraph, memberId)}</p>`)
  const links = ways.map(({ text, address }) => link(address, text)).join(' · ')
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title><style>${STYLE}</style></head><body style="margin:0;padding:0;background:#ffffff;color:#1d1d1f"><div class="sheet" role="article" aria-label="${subject}" lang="en-GB" style="max-width:560px;margin:0 auto;padding:24px 16px;${FONT.replaceAll('"', "'")};font-size:16px;line-height:1.5;overflow-wrap:anywhere"><p style="margin:0 0 16px;font-weight:bold">${escaped(env().SITE_NAME)}</p>${paragraphs.join('')}<p class="foot" style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d8d4cc;font-size:14px;color:#5a5750">${escaped(foot)}<br>${links}</p></div></body></html>`
}

function htmlIn(paragraph: Paragraph, memberId: bigint): string {
  return paragraph.map((part) => htmlPart(part, memberId)).join('')
}

function htmlPart(part: Part, memberId: bigint): string {
  if (typeof part === 'string') return lines(part)
  if ('said' in part) return `<bdi>${lines(withoutLinks(part.said))}</bdi>`
  return link(addressOf(part, memberId), part.text)
}

function link(address: string, text: string): string {
  return `<a href="${escaped(address)}" style="color:#0b57b0">${escaped(text)}</a>`
}

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
