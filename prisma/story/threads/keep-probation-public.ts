import type { StoryThread } from '../kinds'

/** The thread to look at first: moved, its link made clickable, taken up again. */
export const keepProbationPublic: StoryThread = {
  key: 'probation-public',
  board: 'chat',
  title: 'Keep probation public: what parents should know',
  steps: [
    {
      by: 'marlowe54',
      at: '2013-06-08T14:00:15Z',
      says: `I work in probation with the cases that are thought most dangerous, and I would not swap it for anything. Seven tenths of that work is about to be handed to large outsourcing firms, and I do not think many families know what it will mean on their own street.

People who have done harm ought to be watched over by someone trained for it, and by someone who answers to the public rather than to shareholders.

There is a petition on the Government site. It asks for two minutes and a private e-mail address:
http://epetitions.direct.gov.uk/petitions/44403

At a hundred thousand names Parliament has to consider a debate. Please read up on it before it is settled without us.`,
    },
    {
      at: '2013-06-08T17:54:57Z',
      act: 'move',
      to: 'petitions',
      signpost: '30',
      reason: 'belongs',
      words: 'Petitions live there, and more people will find it.',
      say: 'Hello, we have put this on the petitions board so that more people come across it. Thank you for bringing it up.',
    },
    {
      by: 'LanternRow',
      at: '2013-06-08T17:57:19Z',
      says: 'Could the address be made into a link one can tap? I am on my phone.\n\nFor what it is worth, I think you have this right.',
    },
    { at: '2013-06-08T18:46:46Z', act: 'links', post: 1, reason: 'checked' },
    { by: 'Olivia', at: '2013-06-08T18:47:30Z', asHq: true, says: 'That is done now: the address in the first post can be tapped.' },
    {
      by: 'Joanna_S1',
      at: '2013-09-25T18:18:48Z',
      says: `New here, and in the same line of work. The sale goes through soon, so I am bringing this back up.

Most people who abuse a partner are counted as medium risk, and medium risk is what would move. Risk changes from one week to the next, and somebody with training has to be there to notice. Could this become a campaign for the whole country?`,
    },
  ],
}
