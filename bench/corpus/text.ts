import { type Dice, diceOf, pick, roll } from './dice'
import { capital, Words } from './words'

const WORDS_A_POST = 120
/** Each stands in five posts of the whole corpus. */
export const RARE_WORDS = ['borborygmus', 'quincunx', 'sesquipedal'] as const
const RARE_POSTS = 5
/** Stands in about one post of three. */
export const COMMON_WORD = 'harbour'
const HOSTS = ['example.org', 'www.example.com', 'news.example.net', 'library.example.org'] as [string, ...string[]]

/** What is said in a corpus: names, titles and posts, in the order in which they are asked for. */
export class Speech {
  private readonly words: Words
  private readonly dice: Dice

  constructor(
    private readonly seed: number,
    private readonly posts: number,
  ) {
    this.words = new Words(seed)
    this.dice = diceOf(seed, 'posts')
  }

  /** A name of which there is only one: the number at its end is its own. */
  name(index: number): string {
    const { invented } = this.words
    return `${capital(invented[(index * 31) % invented.length] ?? '').slice(0, 10)}-${index + 100}`
  }

  title(thread: number): string {
    const dice = diceOf(this.seed + thread, 'title')
    return capital(this.words.some(dice, 5 + roll(dice, 5)).join(' '))
  }

  purpose(board: number): string {
    return this.sentence(diceOf(this.seed + board, 'purpose'), 9)
  }

  /** The words of a post; `place` counts the posts of the corpus from 1. */
  post(place: number): string {
    const sentences = this.sentences(Math.round(WORDS_A_POST * (0.75 + this.dice() / 2)))
    if (this.dice() < 1 / 3) this.slipIn(sentences, COMMON_WORD)
    const rare = this.rareWordAt(place)
    if (rare) this.slipIn(sentences, rare)
    if (place % 10 === 0) sentences.splice(roll(this.dice, sentences.length), 0, `There is more at ${this.address(place)} for whoever likes.`)
    return this.paragraphs(sentences)
  }

  private sentences(words: number): string[] {
    const made: string[] = []
    for (let left = words; left > 0; ) {
      const length = Math.min(left, 6 + roll(this.dice, 13))
      made.push(this.sentence(this.dice, length))
      left -= length
    }
    return made
  }

  private sentence(dice: Dice, length: number): string {
    const words = this.words.some(dice, length)
    const pause = length > 9 ? 3 + roll(dice, length - 6) : -1
    if (pause > 0) words[pause] += ','
    return capital(words.join(' ')) + (dice() < 0.1 ? '?' : '.')
  }

  private slipIn(sentences: string[], word: string): void {
    const which = roll(this.dice, sentences.length)
    sentences[which] = `${sentences[which]?.slice(0, -1)} ${word}.`
  }

  private rareWordAt(place: number): string | undefined {
    const apart = Math.floor(this.posts / RARE_POSTS)
    const within = place % apart
    return place <= apart * RARE_POSTS && within >= 1 ? RARE_WORDS[within - 1] : undefined
  }

  private address(place: number): string {
    const part = () => pick(this.dice, this.words.invented as [string, ...string[]])
    return `https://${pick(this.dice, HOSTS)}/${part()}/${part()}-${place}${this.dice() < 0.3 ? `?from=${part()}&page=${roll(this.dice, 90) + 1}` : ''}`
  }

  private paragraphs(sentences: string[]): string {
    const each = Math.ceil(sentences.length / (2 + roll(this.dice, 2)))
    const paragraphs: string[] = []
    for (let from = 0; from < sentences.length; from += each) paragraphs.push(sentences.slice(from, from + each).join(' '))
    return paragraphs.join('\n\n')
  }
}
