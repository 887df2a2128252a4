import type { StoryThread } from '../kinds'

/** Threads that began on Early years. */
export const earlyYearsThreads: StoryThread[] = [
  {
    key: 'nappies',
    board: 'early-years',
    title: 'Starting school in September and still in nappies',
    steps: [
      {
        by: 'wintergreen',
        at: { daysAgo: 20, at: '13:30' },
        says: 'He turns four in August. We have tried twice and stopped twice. Do I tell the school now or hope?',
      },
      { by: 'tidepool', at: { daysAgo: 20, at: '13:52' }, says: 'Tell them now. Ours had a changing plan ready on the first day and nobody blinked.' },
      {
        by: 'LanternRow',
        at: { daysAgo: 19, at: '22:10' },
        says: 'There is good plain advice at https://eric.org.uk/potty-training/ and they answer the phone.',
      },
    ],
  },
  {
    key: 'car-seats',
    board: 'early-years',
    title: 'Which car seats fit three across?',
    steps: [
      { by: 'fennel_and_co', at: { daysAgo: 5, at: '11:12' }, says: 'Small hatchback, three under six, and a shop assistant who laughed.' },
      {
        by: 'brambles',
        at: { daysAgo: 5, at: '11:40' },
        says: 'Measure between the belt buckles, not the width of the bench. That number decides everything.',
      },
    ],
  },
  {
    key: 'four-month-sleep',
    board: 'early-years',
    title: 'Four months old and up every hour: does it end?',
    steps: [
      {
        by: 'harriet_l',
        at: { daysAgo: 641, at: '03:14' },
        says: 'It is a quarter past three, so I suppose I am asking whoever else is awake. She slept, and then at four months she stopped.',
      },
      {
        by: 'second_kettle',
        at: { daysAgo: 641, at: '03:22' },
        says: 'Awake. It ends. Ours took five weeks, and then it was simply over one night and I lay there worrying about the quiet.',
      },
      {
        by: 'gatepost',
        at: { daysAgo: 641, at: '06:40' },
        says: 'It ends. Share the night if there are two of you: one until two o’clock, the other from two. Four hours without listening is a different world.',
      },
      { by: 'brambles', at: { daysAgo: 641, at: '09:05' }, says: 'And ask for help in the day, not only at night. If somebody offers, say yes and go to bed.' },
      { by: 'harriet_l', at: { daysAgo: 598, at: '10:11' }, says: 'For whoever finds this at three in the morning: it was six weeks. She sleeps. So do I.' },
      { by: 'second_kettle', at: { daysAgo: 598, at: '10:30' }, says: 'I have been wondering about you two. I am so glad.' },
    ],
  },
  {
    key: 'funded-hours',
    board: 'early-years',
    title: 'Funded hours: what counts and what does not?',
    steps: [
      {
        by: 'pocketlint',
        at: { daysAgo: 211, at: '12:20' },
        says: 'The nursery’s bill has a line called “sundries” and another called “consumables”. I thought the hours were paid for. Which of these may they ask me for?',
      },
      {
        by: 'LanternRow',
        at: { daysAgo: 211, at: '12:58' },
        says: 'Meals, nappies and outings may be charged for, but they must be yours to decline, and the hours may not depend on them. It is set out here: https://www.gov.uk/help-with-childcare-costs',
      },
      {
        by: 'mossandtwine',
        at: { daysAgo: 210, at: '19:30' },
        says: 'Ask for the bill to be split into hours and extras. Ours did it at once; nobody had asked before.',
      },
      { by: 'pocketlint', at: { daysAgo: 204, at: '08:15' }, says: 'Asked. “Sundries” has gone and I send in my own wipes. Forty pounds a month.' },
    ],
  },
  {
    key: 'only-beige',
    board: 'early-years',
    title: 'He will eat only beige',
    steps: [
      {
        by: 'mossandtwine',
        at: { daysAgo: 76, at: '18:30' },
        says: 'Bread, pasta, crackers, the inside of a potato. He is two and a half. If it has a colour it is an insult.',
      },
      {
        by: 'fennel_and_co',
        at: { daysAgo: 76, at: '18:41' },
        says: 'Put one green thing on the table and never mention it. Not on his plate: on the table. Eat it yourself with an expression of quiet joy.',
      },
      {
        by: 'northfacing',
        at: { daysAgo: 76, at: '19:15' },
        says: 'Ours lived on toast for most of a year. He is eleven, he is taller than me, and he eats olives.',
      },
      {
        by: 'second_kettle',
        at: { daysAgo: 75, at: '13:02' },
        says: 'Let him cook. Mine would not eat a pea but would shell a hundred, and some of them fell in.',
      },
      {
        by: 'tidepool',
        at: { daysAgo: 75, at: '20:26' },
        says: 'If he is growing and has colour in his cheeks it is a phase. If you worry, the health visitor will weigh him and not laugh at you.',
      },
      { by: 'mossandtwine', at: { daysAgo: 62, at: '18:12' }, says: 'One pea. Off the table, when he thought that I was not looking.' },
    ],
  },
  {
    key: 'two-languages',
    board: 'early-years',
    title: 'Two languages at home: is he late or just busy?',
    steps: [
      {
        by: 'northfacing',
        at: { daysAgo: 24, at: '10:10' },
        says: 'My husband speaks Welsh to him and I speak English. He is two and says about twenty words, some of them half and half. The playgroup leader raised an eyebrow.',
      },
      { by: 'harriet_l', at: { daysAgo: 24, at: '10:52' }, says: 'Count both languages together. Twenty words over two languages is twenty words.' },
      {
        by: 'gatepost',
        at: { daysAgo: 23, at: '21:19' },
        says: 'Ours mixed until three and then sorted it out in a month, by person: one language for Dad, one for me, and both at once for the dog.',
      },
      { by: 'northfacing', at: { daysAgo: 23, at: '21:40' }, says: 'Both at once for the dog is exactly where we are.' },
    ],
  },
]
