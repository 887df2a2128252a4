import type { StoryThread } from '../kinds'

/** Threads that began on House rules. */
export const houseRulesThreads: StoryThread[] = [
  {
    key: 'how-moves-work',
    board: 'house-rules',
    title: 'What happens when we move a thread',
    steps: [
      {
        by: 'Olivia',
        at: { daysAgo: 40, at: '09:00' },
        asHq: true,
        says: `A short note, since people ask.

When we move a thread nothing is lost. Its address stays the same, so links and bookmarks keep working. The thread says who moved it, from where, to where and why. The old board keeps a signpost for a while. If we were wrong, it can be undone.

Everything we do stands in the log, which anyone can read.`,
      },
      { by: 'LanternRow', at: { daysAgo: 39, at: '18:22' }, says: 'Good to know. I thought mine had been taken down once; it was only next door.' },
    ],
  },
  {
    key: 'names',
    board: 'house-rules',
    title: 'May I change my name here?',
    steps: [
      {
        by: 'Olivia',
        at: { daysAgo: 502, at: '09:00' },
        asHq: true,
        says: `Not yet, and here is why. A post points at a name, and a name that changed would change what was said years ago, quoted by other people. We are working on a way to take a new name that leaves the old posts as they are.

If your name gives away more than you meant it to, write to us and we will help.`,
      },
      { by: 'pocketlint', at: { daysAgo: 502, at: '12:14' }, says: 'That is fair. I chose mine in a hurry and have grown into it.' },
      { by: 'second_kettle', at: { daysAgo: 501, at: '20:50' }, says: 'I have a third kettle now. I shall live with it.' },
    ],
  },
  {
    key: 'why-links-show-as-text',
    board: 'house-rules',
    title: 'Why some links show as text',
    steps: [
      {
        by: 'Olivia',
        at: { daysAgo: 271, at: '09:30' },
        asHq: true,
        says: `When somebody is new here, the links in a post show as plain text until one of us has looked where they lead. It keeps out people who join in order to sell something.

It is not about you. After a week and five posts your links work from the start, and the older ones can be made clickable on request: say so in the thread.`,
      },
      { by: 'harriet_l', at: { daysAgo: 271, at: '10:08' }, says: 'So that is why. I thought that I had done it wrong.' },
      { by: 'Olivia', at: { daysAgo: 271, at: '10:20' }, asHq: true, says: 'You had done it perfectly.' },
    ],
  },
]
