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
// Words that stand in a slug's place in /t/{id}/…: a thread of that title must not hide behind the page of that name.
const TAKEN = new Set(['all', 'ask', 'feed', 'log', 'reply'])

/** The readable part of an address: lower-case ASCII words joined by "-", at most 60 characters, cut between words; "thread" where no word remains. */
export function slugOf(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłħı&%]/g, (letter) => SPELLED_OUT[letter] ?? '')
    .replace(/['’‘]/g, '')
    .match(/[a-z0-9]+/g)
  const slug = cut(words ?? [])
  return TAKEN.has(slug) ? `${slug}-thread` : slug || 'thread'
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
