import { z } from 'zod'
import { defineLetter } from '../letter'

/** How the log of moderation ended on a day, as `verify-log --head-was` takes it: an admin keeps it where the board is not. */
export const logHead = defineLetter({
  data: z.object({ head: z.string() }),
  about: 'security',
  needs: () => ({}),
  write: ({ head }) => ({
    subject: ['How the log of moderation ends'],
    paragraphs: [
      ['The log of moderation ended like this on the day of this letter:'],
      [head],
      ['Keep this letter where the board is not. This command on the server says whether the log still has this end, and so everything before it as it was:'],
      [`npm run board -- verify-log --head-was ${head}`],
    ],
  }),
})
