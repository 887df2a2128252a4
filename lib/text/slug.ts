import { isTaken } from '@/lib/routing/taken'

const LONGEST_SLUG = 60
const SPELLED_OUT: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  '&': ' and ',
  '%': ' percent ',
}

/**
 * The readable part of an address: lower-case ASCII words joined by "-", at most 60 characters, cut between words. What
 * would be read as another page ("watch", or "2024" as a page number) is followed by what it names, which also stands where no word remains.
 */
export function slugOf(title: string, names: 'thread' | 'briefing' = 'thread'): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłħı&%]/g, (letter) => SPELLED_OUT[letter] ?? '')
    .replace(/['’‘]/g, '')
    .match(/[a-z0-9]+/g)
  const slug = cut(words ?? [])
  if (slug === '') return names
  return isTaken('slug', slug) ? `${slug}-${names}` : slug
}

function cut(words: string[]): string {
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST_SLUG) : `${slug}-${word}`
    if (longer.length > LONGEST_SLUG) break
    slug = longer
  }
  return slug
}
