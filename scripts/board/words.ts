import type { Command } from './command'
import { memorySentence, showProgress } from './progress'

export const wordsCommand: Command = {
  summary: 'Make the words anew by which search finds posts, where an older version made them.',
  usage: `

The server does the same by itself, but at half speed. Can run while the board is open; ended halfway, it goes on where it stopped.`,
  operands: [],
  options: {},

  async run() {
    const { countOlderWords, remakeWords } = await import('@/lib/search/older')
    const older = await countOlderWords()
    const progress = showProgress(older)
    let done = 0
    for (let made = await remakeWords(); made > 0; made = await remakeWords()) {
      done += made
      progress.at(Math.min(done, older))
    }
    console.log(older === 0 ? 'The words of every post are of the present version.' : `${progress.sentence()}. ${memorySentence()}`)
    return 0
  },
}
