import { normaliseSource } from '@/lib/text/source'

/** From how many characters before the limit on it is told. */
const NEAR = 2000

/** "1,204 characters left", near the limit and past it; counted as the server counts. */
export function leftWords(text: string, limit: number): string {
  if (text.length < limit - NEAR) return '' // characters are never more than what this counts
  const left = limit - [...normaliseSource(text)].length
  if (left > NEAR) return ''
  return left >= 0 ? `${counted(left)} left` : `${counted(-left)} too many`
}

function counted(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'character' : 'characters'}`
}
