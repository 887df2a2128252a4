import type { StoryThread } from '../kinds'

/** Threads that began on Local councils. */
export const localCouncilsThreads: StoryThread[] = [
  {
    key: 'one-swing',
    board: 'local-councils',
    title: 'A play park with one swing',
    steps: [
      {
        by: 'second_kettle',
        at: { daysAgo: 381, at: '15:30' },
        says: 'There are two frames and one swing. The other has been “on order” since before mine could walk, and now she can cycle.',
      },
      {
        by: 'gatepost',
        at: { daysAgo: 381, at: '16:02' },
        says: 'Report it every month on the council’s form and keep the numbers they give you. Then send one letter with all the numbers in it.',
      },
      { by: 'mossandtwine', at: { daysAgo: 380, at: '09:15' }, says: 'And copy it to the ward councillor. Ours brought a photographer.' },
      {
        by: 'second_kettle',
        at: { daysAgo: 352, at: '17:45' },
        says: 'Seven numbers, one letter, one councillor. The swing came on a Thursday and there was a queue by four.',
      },
    ],
  },
  {
    key: 'library-volunteers',
    board: 'local-councils',
    title: 'Library volunteers: help, or the thin end?',
    steps: [
      {
        by: 'quietharbour',
        at: { daysAgo: 89, at: '18:10' },
        says: 'They ask for volunteers to keep our branch open on two afternoons. I would gladly. My neighbour says that it is how they get rid of the librarian.',
      },
      {
        by: 'fennel_and_co',
        at: { daysAgo: 89, at: '18:55' },
        says: 'Your neighbour has seen it happen, I expect. So have I. Ask for it in writing that the post stays.',
      },
      { by: 'wintergreen', at: { daysAgo: 89, at: '19:20' }, says: 'And if they will not write it? Then there is no branch at all, and well done everybody.' },
      { by: 'fennel_and_co', at: { daysAgo: 89, at: '19:26' }, says: 'That is not what I said, and you know it.' },
      { by: 'wintergreen', at: { daysAgo: 89, at: '19:31' }, says: 'It is precisely what you said.' },
      { at: { daysAgo: 89, at: '19:50' }, act: 'lock', reason: 'heated', words: 'Two people who both want the library. It will open again in the morning.' },
      { at: { daysAgo: 88, at: '08:30' }, act: 'unlock', reason: 'calm' },
      { by: 'wintergreen', at: { daysAgo: 88, at: '09:12' }, says: 'I was short last night. Sorry, fennel. I miss the old librarian.' },
      { by: 'fennel_and_co', at: { daysAgo: 88, at: '09:40' }, says: 'So do I. Let us both go, and both ask for it in writing.' },
    ],
  },
  {
    key: 'night-bus',
    board: 'local-councils',
    title: 'The night bus: shall we ask again?',
    steps: [
      {
        by: 'brambles',
        at: { daysAgo: 72, at: '20:10' },
        says: 'The answer was no, since “demand was low when counted”. It was counted on a Tuesday in August. The nurses, the bakers and every teenager in town would like a word.',
      },
      { by: 'pocketlint', at: { daysAgo: 72, at: '20:44' }, says: 'I will stand at the stop with a clipboard if somebody brings a flask.' },
      { by: 'gatepost', at: { daysAgo: 71, at: '06:30' }, says: 'Flask. I am there at eleven most nights in any case, waiting for my lift.' },
      {
        by: 'brambles',
        at: { daysAgo: 64, at: '23:40' },
        says: 'Four nights, two hours each, 131 people asked, 94 would use it twice a week. Tuesday was the quietest, I grant them that.',
      },
      {
        at: { daysAgo: 60, at: '09:00' },
        act: 'lock',
        reason: 'asked',
        words: 'The count is done and the thread is closed so that the figures stay at its end. A new one begins in the spring.',
      },
    ],
  },
]
