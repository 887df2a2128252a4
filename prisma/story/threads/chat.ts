import type { StoryThread } from '../kinds'

/** Threads that began on Chat. */
export const chatThreads: StoryThread[] = [
  {
    key: 'crossing-patrols',
    board: 'chat',
    title: 'School crossing patrols: ours goes at half term',
    steps: [
      {
        by: 'tidepool',
        at: { daysAgo: 12, at: '07:48' },
        says: 'The council wrote last night. Our crossing warden goes at half term and there will be a painted line instead. It is the A road with the lorries.\n\nHas anybody turned one of these round?',
      },
      {
        by: 'brambles',
        at: { daysAgo: 12, at: '08:15' },
        says: 'We did, in the end. What worked:\n\n1. Count the cars, with the date and the hour.\n1. Ask for the road safety assessment in writing.\n1. Get the school to write as well, not only parents.',
      },
      {
        by: 'wintergreen',
        at: { daysAgo: 11, at: '20:31' },
        says: '> brambles in #2:\n> Ask for the road safety assessment in writing.\n\nThis. They had not done one.',
      },
      { at: { daysAgo: 9, at: '10:05' }, act: 'move', to: 'local-councils', signpost: '30', reason: 'belongs' },
      {
        by: 'tidepool',
        at: { daysAgo: 6, at: '21:40' },
        says: 'Cars counted: 412 in the half hour before nine. The assessment is asked for. I will say what comes back.',
      },
    ],
  },
  {
    key: 'sleepover',
    board: 'chat',
    title: 'Am I unreasonable to say no to the sleepover?',
    steps: [
      {
        by: 'brambles',
        at: { daysAgo: 3, at: '19:02' },
        says: 'She is seven, I have met the other mother once, and I am told that everybody else has said yes.',
      },
      { by: 'fennel_and_co', at: { daysAgo: 3, at: '19:20' }, says: 'No. Tea and home by eight is a fine answer at seven.' },
      { by: 'wintergreen', at: { daysAgo: 3, at: '20:04' }, says: 'Everybody else has not said yes. Ask two of them.' },
      { by: 'brambles', at: { daysAgo: 2, at: '08:11' }, says: 'I asked two of them. Neither has said yes.' },
    ],
  },
  {
    key: 'heated',
    board: 'chat',
    title: 'Parking on the zigzags',
    steps: [
      { by: 'wintergreen', at: { daysAgo: 18, at: '08:50' }, says: 'Same silver car every morning. I am about to say something I regret.' },
      { by: 'brambles', at: { daysAgo: 18, at: '09:10' }, says: 'Say it to the council, with the number plate. Not here, please.' },
      { at: { daysAgo: 18, at: '12:00' }, act: 'lock', reason: 'heated', words: 'Number plates were on their way. Start a calmer thread when you like.' },
    ],
  },
  {
    key: 'supper-nobody-wants',
    board: 'chat',
    title: 'What do you cook when you cannot face cooking?',
    steps: [
      {
        by: 'northfacing',
        at: { daysAgo: 694, at: '17:12' },
        says: 'It is ten past five, I am standing in front of the cupboard, and the cupboard is winning. What is your five-minute supper?',
      },
      { by: 'brambles', at: { daysAgo: 694, at: '17:15' }, says: 'Beans on toast with cheese underneath, so that it counts as a recipe.' },
      {
        by: 'gatepost',
        at: { daysAgo: 694, at: '17:31' },
        says: 'Couscous, hot water, frozen peas, whatever is left in the jar of pesto. Eight minutes including finding the lid.',
      },
      { by: 'second_kettle', at: { daysAgo: 694, at: '18:02' }, says: 'Breakfast. They think it is a treat and I have never corrected them.' },
      {
        by: 'fennel_and_co',
        at: { daysAgo: 694, at: '19:48' },
        says: `> second_kettle in #4:
> They think it is a treat

Porridge at six o’clock with a candle on the table. Mine still talk about it.`,
      },
      { by: 'northfacing', at: { daysAgo: 693, at: '17:05' }, says: 'We had breakfast for supper. They cheered. I have been doing this wrong for years.' },
    ],
  },
  {
    key: 'stranger-at-the-till',
    board: 'chat',
    title: 'A stranger paid for our shopping',
    steps: [
      {
        by: 'harriet_l',
        at: { daysAgo: 512, at: '13:20' },
        says: `My card would not go through, the baby was shouting, there was a queue. The man behind me paid, said that somebody once did it for him, and was gone before I could ask his name.

I only wanted to tell someone.`,
      },
      { by: 'mossandtwine', at: { daysAgo: 512, at: '13:41' }, says: 'That has made my whole afternoon.' },
      { by: 'quietharbour', at: { daysAgo: 512, at: '21:06' }, says: 'Pass it on when you can. That is how he would want to be paid, I should think.' },
      {
        by: 'harriet_l',
        at: { daysAgo: 471, at: '09:30' },
        says: 'Passed on this morning: a student, two bus fares short. I walked home about a foot taller.',
      },
    ],
  },
  {
    key: 'wet-shoes',
    board: 'chat',
    title: 'School shoes that survive a wet winter',
    steps: [
      {
        by: 'pocketlint',
        at: { daysAgo: 301, at: '08:22' },
        says: 'We are on the third pair since September, and they are not even his own feet that do it, it is the football.',
      },
      {
        by: 'tidepool',
        at: { daysAgo: 301, at: '08:40' },
        says: 'Proof them before the first wearing, not after. And two cheap pairs in turn outlive one good pair: leather wants a day to dry.',
      },
      { by: 'gatepost', at: { daysAgo: 300, at: '20:18' }, says: 'Newspaper inside overnight, never the radiator. The radiator is what splits them.' },
      {
        by: 'pocketlint',
        at: { daysAgo: 241, at: '16:50' },
        says: 'Two pairs in turn, newspaper, and we have reached spring with both. I owe you all a cup of tea.',
      },
    ],
  },
  {
    key: 'grandparents-and-sweets',
    board: 'chat',
    title: 'Grandparents and sweets: where is your line?',
    steps: [
      {
        by: 'wintergreen',
        at: { daysAgo: 131, at: '19:35' },
        says: 'Every Sunday they come home with a bag each. I have asked twice, nicely. They are wonderful grandparents and I do not want a row about jelly snakes.',
      },
      { by: 'fennel_and_co', at: { daysAgo: 131, at: '19:52' }, says: 'Let it be. Grandparents are for a short while and teeth get brushed on Sundays too.' },
      {
        by: 'mossandtwine',
        at: { daysAgo: 131, at: '20:10' },
        says: 'I would not let it be, but I would change the question. We asked ours to teach them a game of cards instead, and now the treat is the game.',
      },
      {
        by: 'LanternRow',
        at: { daysAgo: 130, at: '07:58' },
        says: 'Both can be true. One sweet chosen at the shop together is an outing. A bag each is a habit.',
      },
      {
        by: 'wintergreen',
        at: { daysAgo: 123, at: '21:14' },
        says: 'It was the choosing they liked. One each from the jar at the corner shop, and a walk there and back. Nobody feels told off.',
      },
    ],
  },
  {
    key: 'small-good-things',
    board: 'chat',
    title: 'Small good things from this week',
    steps: [
      {
        by: 'mossandtwine',
        at: { daysAgo: 2, at: '07:30' },
        says: 'One small good thing each, please, however small. Mine: he put his own coat on, the right way up.',
      },
      { by: 'second_kettle', at: { daysAgo: 2, at: '12:44' }, says: 'The health visitor said “you are doing fine” and I believed her.' },
      { by: 'northfacing', at: { minutesAgo: 1590 }, says: 'All four of us laughed at the same joke at supper. It was not even a good joke.' },
      {
        by: 'pocketlint',
        at: { minutesAgo: 310 },
        says: 'The teenager made me a cup of tea without being asked. It was cold by the time it reached me and I drank every drop.',
      },
      { by: 'harriet_l', at: { minutesAgo: 55 }, says: 'Six hours’ sleep. In a row.' },
      {
        by: 'tidepool',
        at: { minutesAgo: 9 },
        says: `> harriet_l in #5:
> In a row.

Hang out the flags.`,
      },
    ],
  },
]
