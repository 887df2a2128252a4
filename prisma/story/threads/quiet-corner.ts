import type { StoryThread } from '../kinds'

/** Threads that began on Quiet corner. */
export const quietCornerThreads: StoryThread[] = [
  {
    key: 'tired',
    board: 'quiet-corner',
    title: 'So tired I cried in the car park',
    steps: [
      { by: 'quietharbour', at: { daysAgo: 4, at: '22:15' }, says: 'Nothing is wrong, exactly. I am just very tired and there is nobody to say it to.' },
      { by: 'fennel_and_co', at: { daysAgo: 4, at: '22:31' }, says: 'There is now. When did you last sleep five hours in a row?' },
    ],
  },
  {
    key: 'eleven-weeks',
    board: 'quiet-corner',
    title: 'Eleven weeks',
    steps: [
      {
        by: 'mossandtwine',
        at: { daysAgo: 331, at: '22:40' },
        says: 'We lost it on Thursday. Hardly anybody knew, so hardly anybody knows. I went back to work today and made a spreadsheet.',
      },
      {
        by: 'quietharbour',
        at: { daysAgo: 331, at: '22:52' },
        says: 'I am so sorry. I know here, if that is any use. You may say as much or as little as you like.',
      },
      {
        by: 'brambles',
        at: { daysAgo: 331, at: '23:15' },
        says: 'I am sorry. Ours was nine years ago, in March, and I still buy a bunch of something on the day. You do not have to be over it by any date.',
      },
      {
        by: 'Joanna_S1',
        at: { daysAgo: 330, at: '06:50' },
        says: 'The Miscarriage Association has people who answer and do not hurry you: https://www.miscarriageassociation.org.uk/',
      },
      { by: 'mossandtwine', at: { daysAgo: 318, at: '21:02' }, says: 'I rang. I talked for an hour. Thank you for knowing.' },
    ],
  },
  {
    key: 'she-calls-me-by-my-aunts-name',
    board: 'quiet-corner',
    title: 'My mother no longer knows the children',
    steps: [
      {
        by: 'gatepost',
        at: { daysAgo: 59, at: '21:30' },
        says: 'She is kind to them, as one is to the neighbours’ children. The little one does not mind. The eldest came home and did not speak.',
      },
      {
        by: 'fennel_and_co',
        at: { daysAgo: 59, at: '21:46' },
        says: 'Ours did better once she had something to do there. She brushed Nan’s hair. It did not need a name.',
      },
      {
        by: 'wintergreen',
        at: { daysAgo: 58, at: '07:40' },
        says: 'We brought the same three photographs every time and let Dad tell us who they were. He was often wrong and it was often lovely.',
      },
      {
        by: 'gatepost',
        at: { daysAgo: 51, at: '20:12' },
        says: 'She took hair ribbons. They sat together for an hour. On the way home she said: “She knew that I was somebody she liked.”',
      },
    ],
  },
  {
    key: 'money-is-short',
    board: 'quiet-corner',
    title: 'Money is short and I do not know how to say it to the school',
    steps: [
      {
        by: 'pocketlint',
        at: { daysAgo: 17, at: '22:05' },
        says: 'The trip is a hundred and forty pounds. I have it until Friday and then it is the gas. I cannot find the words for the office.',
      },
      {
        by: 'tidepool',
        at: { daysAgo: 17, at: '22:14' },
        says: '“Is there help towards the cost of the trip?” Nothing more. They hear it every week, and there is nearly always a fund.',
      },
      { by: 'LanternRow', at: { daysAgo: 17, at: '22:20' }, says: 'And in an e-mail you need not look at anybody’s face.' },
      {
        by: 'Olivia',
        at: { daysAgo: 16, at: '09:10' },
        asHq: true,
        says: 'If it would help to see what you may be entitled to, these two are free and tell nobody: https://www.citizensadvice.org.uk/benefits/ and https://www.turn2us.org.uk/',
      },
      {
        by: 'pocketlint',
        at: { daysAgo: 11, at: '12:30' },
        says: 'I used those very words. She wrote back within the hour: it is paid, and nobody will know. I cried, but the good way.',
      },
    ],
  },
]
