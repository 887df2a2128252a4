import { normaliseSource } from './source'
import { isQuotedLine } from './typed-lines'

type PersonalData = 'phone' | 'postcode' | 'email'

// Helplines and services that everybody may name: short numbers, freephone, and charities' 03 numbers.
const PHONE = /(?<![\p{L}\p{N}£$€/#=-]|\d[.,])(?:\+44|\(\+44\)|0044|44(?=\s?\(?0?\)?\s?7\d)|\(?0)[\d\p{Zs}\t().\u2010-\u2013-]{8,17}\d(?![\p{L}\p{N}])/gu
const PUBLIC_PHONE = /^(?:0?800|0?808|0?3\d\d|0?845|0?870|0?116)/
const POSTCODE =
  /(?<![\p{L}\p{N}])(?:GIR\s?0AA|(?:[A-PR-UWYZ][A-HK-Y]?\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY])[ \u00A0]{0,2}\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/iu
const EMAIL = /(?<![\w.+-])[\p{L}\p{N}_][\p{L}\p{N}_.+'-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,24}(?![\p{L}\p{N}])/u
const ADDRESS = /(?:https?:\/\/|www\.)\S{1,2000}/giu

/** What a text tells that may lead strangers to a door: UK phone numbers, full postcodes, e-mail addresses. Quoted lines are not asked. */
export function personalDataIn(source: string): PersonalData[] {
  const own = normaliseSource(source)
    .split('\n')
    .filter((line) => !isQuotedLine(line))
    .join('\n')
  const words = own.replace(ADDRESS, ' ')
  const found: [PersonalData, boolean][] = [
    ['phone', [...words.matchAll(PHONE)].some(([number]) => isPhone(number) || isPhone(withoutCount(number)))],
    ['postcode', POSTCODE.test(words)],
    ['email', words.includes('@') && EMAIL.test(words)],
  ]
  return found.flatMap(([kind, there]) => (there ? [kind] : []))
}

function isPhone(written: string): boolean {
  const national = written
    .replace(/\(0\)/, '')
    .replace(/\D/g, '')
    .replace(/^(?:00)?44/, '')
    .replace(/^0/, '')
  if (PUBLIC_PHONE.test(`0${national}`)) return false
  return /^[12579]\d{8,9}$/.test(national) && !isDate(written)
}

/** "07700 900123 2 of us": a number that only stands behind it. */
function withoutCount(written: string): string {
  return written.replace(/\s\d{1,2}$/, '')
}

function isDate(written: string): boolean {
  return /\b0?\d[./-]\d{1,2}[./-]\d{2,4}\b/.test(written) && !/^\+?\(?0?\d{3,5}[./-]/.test(written)
}
