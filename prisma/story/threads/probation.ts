import type { StoryThread } from '../kinds'

/** Threads that began on Probation. */
export const probationThreads: StoryThread[] = [
  {
    key: 'medium-risk',
    board: 'probation',
    title: 'What “medium risk” means in practice',
    steps: [
      {
        by: 'Joanna_S1',
        at: { daysAgo: 25, at: '19:10' },
        says: 'People ask me this every week, so here it is in one place. Risk is written down as low, medium, high or very high, and it is looked at again whenever something changes at home, at work or in court.\n\nThe report I take the figures from: https://www.justiceinspectorates.gov.uk/hmiprobation/',
      },
      {
        by: 'marlowe54',
        at: { daysAgo: 24, at: '06:58' },
        says: 'The line between medium and high is crossed in an afternoon. That is the whole argument for keeping both under one roof.',
      },
    ],
  },
  {
    key: 'caseloads',
    board: 'probation',
    title: 'What a caseload looks like from the inside',
    steps: [
      {
        by: 'Joanna_S1',
        at: { daysAgo: 152, at: '19:20' },
        says: `Fifty people on paper. On a good day I see four of them properly, and I choose which four by who worries me most at six in the morning.

Nobody writes that number down. They write down that all fifty had a plan.`,
      },
      {
        by: 'quietharbour',
        at: { daysAgo: 152, at: '21:02' },
        says: 'The plan is a page. The person is forty minutes. One cannot be exchanged for the other, and only one of them can be counted from an office.',
      },
      { by: 'LanternRow', at: { daysAgo: 151, at: '07:44' }, says: 'What would be a number you could do well?' },
      {
        by: 'Joanna_S1',
        at: { daysAgo: 151, at: '18:36' },
        says: `> LanternRow in #3:
> What would be a number you could do well?

Thirty. Thirty-five with somebody to answer the telephone.`,
      },
    ],
  },
  {
    key: 'questions-for-a-meeting',
    board: 'probation',
    title: 'Questions to put at a public meeting',
    steps: [
      {
        by: 'LanternRow',
        at: { daysAgo: 48, at: '12:05' },
        says: 'There is a meeting in the library on the ninth and the minister’s office is sending someone. What should we ask? I would sooner have three good questions than thirty.',
      },
      {
        by: 'brambles',
        at: { daysAgo: 48, at: '19:31' },
        says: 'Ask who is answerable on the night that it goes wrong. A name and an office, not an arrangement.',
      },
      {
        by: 'Joanna_S1',
        at: { daysAgo: 47, at: '06:58' },
        says: 'Ask what happens to somebody whose risk goes up on a Friday afternoon. Then be quiet and let them answer.',
      },
      {
        by: 'fennel_and_co',
        at: { daysAgo: 47, at: '20:15' },
        says: 'Ask how we shall know in two years whether it has worked. If nobody can say what would count as failure, that is an answer too.',
      },
      {
        by: 'LanternRow',
        at: { daysAgo: 39, at: '22:30' },
        says: 'All three asked. To the second there was a long silence, and then: “That is a very good question.” It is in the minutes.',
      },
    ],
  },
]
