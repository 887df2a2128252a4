import { z } from 'zod'
import { boardPath, postInThreadPath } from '@/lib/urls'
import { idText } from '../id-text'
import { defineLetter } from '../letter'
import { threadTold } from '../told'

const FURTHER = 'You will have no other letter about it until you have read your notifications.'

/** For members who have it mailed: that there are new posts in a thread, or new threads on a board, that they watch. */
export const news = defineLetter({
  data: z.union([z.object({ thread: idText, post: idText }), z.object({ board: idText, post: idText })]),
  about: 'news',
  needs: (data) => ('thread' in data ? { threads: [data.thread], posts: [data.post] } : { boards: [data.board], posts: [data.post] }),

  write(data, facts) {
    const post = facts.post(data.post)
    if (!post || !facts.opens(post.thread)) return null
    const way = { to: postInThreadPath(post.thread, post.number), text: 'Read it' }
    if ('thread' in data) {
      const about = ['New posts in ', ...threadTold(facts, post.thread)]
      return { subject: about, paragraphs: [[...about, ', which you watch: ', way], [FURTHER]] }
    }
    const board = facts.named.boards.get(data.board)
    if (!board) return null
    const about = ['A new thread on ', { said: board.name }]
    return {
      subject: about,
      paragraphs: [
        [...about, ', which you watch: ', ...threadTold(facts, post.thread), ' ', way],
        ['All its threads: ', { to: boardPath(board.slug), text: 'Open the board' }],
        [FURTHER],
      ],
    }
  },
})
