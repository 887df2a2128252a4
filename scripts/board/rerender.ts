import type { Loss } from '@/lib/posts/rerender'
import type { Command } from './command'
import { memorySentence, showProgress } from './progress'

export const rerenderCommand: Command = {
  summary: 'Make the HTML of posts anew that an older version of the renderer made.',
  usage: `[--json]

  --json  print what was left as it was as JSON

Can run while the board is open; ended halfway, it goes on where it stopped. A post whose new HTML
would lack a link or words keeps the old one and is named. Ends with 1 if there is such a post.`,
  operands: [],
  options: { json: { type: 'boolean' } },

  async run(_operands, { json }) {
    const { countOld, rerender } = await import('@/lib/posts/rerender')
    const old = await countOld()
    const progress = showProgress(old)
    const losses = await rerender({ onPosts: json ? undefined : progress.at })
    if (json) console.log(JSON.stringify(losses.map(({ postId, lost }) => ({ post: String(postId), lost }))))
    else
      console.log([...losses.map(sentenceOf), old === 0 ? 'Every post is of the present version.' : `${progress.sentence()}. ${memorySentence()}`].join('\n'))
    return losses.length === 0 ? 0 : 1
  },
}

function sentenceOf({ postId, lost }: Loss): string {
  return `Post ${postId} was left as it is: made anew it would lack ${lost === 'link' ? 'a link' : 'words'}.`
}
