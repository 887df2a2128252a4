import { setImmediate as nextTurn } from 'node:timers/promises'
import { shownText } from '@/lib/text/render'
import { excerpt, marked, wordsOf } from './excerpt'
import type { Hit } from './hits'
import { wordsWithStem } from './stems'
import type { FoundPost } from './views'

/** Hits as readers are shown them: the words around what was asked for, with that marked. */
export async function markFound(hits: Hit[], lexemes: string[]): Promise<FoundPost[]> {
  const texts: string[] = []
  const words = new Set<string>()
  const likely = likelyHits(lexemes)
  for (const { title, html } of hits) {
    const text = shownText(html)
    texts.push(text)
    for (const word of wordsOf(`${title} ${text}`).filter(likely)) words.add(word)
    await nextTurn() // a page of long posts must not keep everybody else waiting
  }
  const marks = await wordsWithStem([...words], lexemes)
  const isHit = (word: string) => marks.has(word)
  const found: FoundPost[] = []
  for (const [index, { html: _html, title, ...hit }] of hits.entries()) {
    found.push({ ...hit, title: marked(title, isHit), excerpt: excerpt(texts[index] ?? '', isHit) })
    await nextTurn() // as above
  }
  return found
}

/** A stem keeps the first letter of its word; of what is not written in plain letters the database alone can say. */
function likelyHits(lexemes: string[]): (word: string) => boolean {
  const firsts = new Set(lexemes.map((lexeme) => lexeme[0]))
  return (word) => {
    const first =
      word
        .normalize('NFKD')
        .replace(/[\p{M}\p{Cf}]/gu, '')[0]
        ?.toLowerCase() ?? ''
    return first > '\u007F' || firsts.has(first)
  }
}
