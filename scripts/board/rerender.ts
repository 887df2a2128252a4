import type { Difference, Loss } from '@/lib/posts/rerender'
import type { Command } from './command'
import { memorySentence, showProgress } from './progress'

export const rerenderCommand: Command = {
  summary: 'Make the HTML of posts anew that an older version of the renderer made.',
  usage: `[--dry-run] [--json]

  --dry-run  change nothing, and name what would be read differently
  --json     print it as JSON

Can run while the board is open; ended halfway, it goes on where it stopped. A post whose new HTML
would lack a link or words keeps the old one and is named, and so is one that is read differently
now, with the place. Ends with 1 if a post keeps its old HTML.`,
  operands: [],
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },

  async run(_operands, { json, 'dry-run': dry }) {
    const { countOld, rerender } = await import('@/lib/posts/rerender')
    const old = await countOld()
    const progress = showProgress(old)
    const { losses, differences } = await rerender({ dry: dry === true, onPosts: json ? undefined : progress.at })
    if (json) console.log(JSON.stringify({ losses: losses.map(withText), differences: differences.map(withText) }))
    else
      console.log(
        [
          ...losses.map(sentenceOf),
          ...differences.map((difference) => differenceOf(difference, dry === true)),
          old === 0 ? 'Every post is of the present version.' : `${progress.sentence()}. ${memorySentence()}`,
        ].join('\n'),
      )
    return losses.length === 0 ? 0 : 1
  },
}

function withText<T extends { postId: bigint }>({ postId, ...rest }: T) {
  return { post: String(postId), ...rest }
}

function differenceOf({ postId, before, after }: Difference, dry: boolean): string {
  return `Post ${postId} ${dry ? 'would be' : 'is'} read differently:\n  before  ${before}\n  after   ${after}`
}

function sentenceOf({ postId, lost }: Loss): string {
  return `Post ${postId} was left as it is: made anew it would lack ${lost === 'link' ? 'a link' : 'words'}.`
}
