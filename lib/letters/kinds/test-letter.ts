import { z } from 'zod'
import { defineLetter } from '../letter'

/** An admin has it sent to see whether mail arrives. */
export const testLetter = defineLetter({
  data: z.object({}),
  about: 'security',
  needs: () => ({}),
  write: () => ({
    subject: ['A test letter'],
    paragraphs: [
      ['If you read this, letters of this board arrive.'],
      ['Look at its source for “dkim=pass”, “spf=pass” and “dmarc=pass”: without them it may be taken for spam.'],
    ],
  }),
})
