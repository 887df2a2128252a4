import type { BoardKind, Holds, Readers, Writers } from '../generated/client'

type StoryBoard = { slug: string; name: string; purpose: string; kind?: BoardKind; readableBy?: Readers; startableBy?: Writers; holds?: Holds }

/** Eight boards in three sections: two of them campaigns, one for members only. */
export const storySections: { name: string; boards: StoryBoard[] }[] = [
  {
    name: 'Talk',
    boards: [
      { slug: 'chat', name: 'Chat', purpose: 'Anything at all, kindly.' },
      { slug: 'early-years', name: 'Early years', purpose: 'Bumps, babies and toddlers.' },
      { slug: 'school-days', name: 'School days', purpose: 'Primary, secondary and everything around the gate.' },
      { slug: 'quiet-corner', name: 'Quiet corner', purpose: 'For members only: the things one would rather not say in public.', readableBy: 'members' },
    ],
  },
  {
    name: 'Campaigns',
    boards: [
      { slug: 'petitions', name: 'Petitions', purpose: 'Petitions to sign, with what became of them.', kind: 'campaign' },
      { slug: 'probation', name: 'Probation', purpose: 'What is planned for the probation service, and the figures behind it.', kind: 'campaign' },
    ],
  },
  {
    name: 'Near home',
    boards: [
      { slug: 'local-councils', name: 'Local councils', purpose: 'Crossings, libraries, parks and who decides about them.' },
      {
        slug: 'house-rules',
        name: 'House rules',
        purpose: 'How this board is run. HQ starts threads here; everyone may ask.',
        startableBy: 'staff',
        holds: 'links',
      },
    ],
  },
]
