import { z } from 'zod'
import { heldPostPath } from '@/lib/urls'
import type { Facts, ThreadFact } from '../facts'
import { idText } from '../id-text'
import { defineLetter, type Part } from '../letter'
import { postTold } from '../told'

/** The statement of reasons where a rule of the board held a post by itself. There is no appeal against it, for HQ looks at the post anyway. */
export const held = defineLetter({
  data: z.object({ post: idText, fact: z.string(), rule: z.string() }),
  about: 'moderation',
  needs: ({ post }) => ({ posts: [post] }),

  write({ post: id, fact, rule }, facts) {
    const post = facts.post(id)
    if (!post) return null
    const what = ['Your post ', ...postTold(facts, post), ' waits for HQ to look at it.']
    return {
      subject: what,
      paragraphs: [
        what,
        [
          'It concerns this one post. Until then only you and HQ see it. It ends when HQ has looked at it: HQ shows it to everyone, or removes it and tells you why.',
        ],
        [`What happened: ${fact}`],
        ['A rule that works by itself found it, and held it by itself. A moderator decides what comes of it.'],
        [`The rule it rests on: ${rule}`],
        ['You need not ask for anything.', ...wayToPost(id, post.thread, facts)],
      ],
    }
  },
})

/** An address for members is of no use while an account is closed, nor where the author has lost sight of the thread. */
function wayToPost(id: bigint, thread: ThreadFact, { reader, names }: Facts): Part[] {
  if (!names(thread)) return []
  const may = ' You can read your post, and take it back,'
  return reader.opens.members ? [`${may} at any time: `, { to: heldPostPath(id), text: 'Read your post' }] : [`${may} when your account is open again.`]
}
