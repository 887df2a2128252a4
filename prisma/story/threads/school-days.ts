import type { StoryThread } from '../kinds'

/** Threads that began on School days. */
export const schoolDaysThreads: StoryThread[] = [
  {
    key: 'reading-book',
    board: 'school-days',
    title: 'The reading book is too easy and she is bored',
    steps: [
      { by: 'quietharbour', at: { daysAgo: 8, at: '16:45' }, says: 'Three weeks of the same band. Is it rude to ask for the next one?' },
      { by: 'tidepool', at: { daysAgo: 8, at: '18:02' }, says: 'A line in the reading record does it. Ours moved her up within the week.' },
      { by: 'quietharbour', at: { daysAgo: 1, at: '17:30' }, says: 'Moved up two bands. Thank you.' },
    ],
  },
  {
    key: 'uniform',
    board: 'school-days',
    title: 'Blazers at ninety pounds: is that even allowed?',
    steps: [
      {
        by: 'LanternRow',
        at: { daysAgo: 15, at: '09:15' },
        says: 'One shop, one badge, ninety pounds. There is guidance on the cost of uniform: www.gov.uk/government/publications/school-uniform',
      },
      { by: 'wintergreen', at: { daysAgo: 15, at: '09:55' }, says: 'Ask for the badge alone and sew it on. Most schools must say yes.' },
      { by: 'fennel_and_co', at: { daysAgo: 14, at: '21:25' }, says: 'And ask where the second-hand rail is. If there is none, offer to run it.' },
    ],
  },
  {
    key: 'library-hours',
    board: 'school-days',
    title: 'Library hours cut on Saturdays',
    steps: [
      { by: 'quietharbour', at: { daysAgo: 22, at: '15:20' }, says: 'Our branch closes at one on Saturdays from next month. Homework club met at two.' },
      { at: { daysAgo: 22, at: '17:00' }, act: 'move', to: 'local-councils', signpost: '7', reason: 'belongs' },
      { at: { daysAgo: 21, at: '09:30' }, act: 'undo', reason: 'other', words: 'The thread is about homework club, so it stays with the schools.' },
      { by: 'tidepool', at: { daysAgo: 21, at: '10:15' }, says: 'The church hall lent us a room for ours. Worth asking.' },
    ],
  },
  {
    key: 'open-evenings',
    board: 'school-days',
    title: 'Open evenings: what do you ask that tells you anything?',
    steps: [
      {
        by: 'gatepost',
        at: { daysAgo: 421, at: '19:44' },
        says: 'Three schools in two weeks. They all have a choir, a new science block and a very good biscuit. What do you ask that they have not rehearsed?',
      },
      { by: 'fennel_and_co', at: { daysAgo: 421, at: '20:02' }, says: 'Ask the child who shows you round what they would change. Then ask the head the same.' },
      {
        by: 'quietharbour',
        at: { daysAgo: 421, at: '20:30' },
        says: 'What happens on a day when a child does not want to come in. The answer is either a person’s name or a policy.',
      },
      { by: 'wintergreen', at: { daysAgo: 420, at: '08:18' }, says: 'Look at the toilets and the library. Nobody rehearses the toilets.' },
      {
        by: 'gatepost',
        at: { daysAgo: 409, at: '21:50' },
        says: `> wintergreen in #4:
> Nobody rehearses the toilets.

This decided it. Thank you. The second school’s guide said she would change the bell, and the head said the bell too.`,
      },
    ],
  },
  {
    key: 'costume-by-tomorrow',
    board: 'school-days',
    title: 'A costume by tomorrow morning',
    steps: [
      {
        by: 'second_kettle',
        at: { daysAgo: 263, at: '20:10' },
        says: 'It is ten past eight, I have found the letter in the bottom of the bag, and tomorrow she must come as somebody out of a book. I have a bedsheet and a colander.',
      },
      { by: 'northfacing', at: { daysAgo: 263, at: '20:14' }, says: 'Bedsheet: any ghost. Colander: any knight. Together: the ghost of a knight.' },
      {
        by: 'mossandtwine',
        at: { daysAgo: 263, at: '20:20' },
        says: 'Pyjamas, a teddy and a book under the arm. Half the characters in children’s books are on their way to bed.',
      },
      { by: 'quietharbour', at: { daysAgo: 263, at: '20:33' }, says: 'A label round the neck, a hat and a suitcase. Duffel coat if you have one.' },
      {
        by: 'second_kettle',
        at: { daysAgo: 262, at: '08:58' },
        says: 'She went as the bear with the suitcase. There were four of them at the gate. They have formed a club.',
      },
    ],
  },
  {
    key: 'appeal',
    board: 'school-days',
    title: 'Has anybody appealed for a school place and won?',
    steps: [
      {
        by: 'northfacing',
        at: { daysAgo: 96, at: '09:40' },
        says: 'We were given our fifth choice of five, two buses away. The appeal form wants reasons. Which ones do they listen to?',
      },
      {
        by: 'fennel_and_co',
        at: { daysAgo: 96, at: '10:16' },
        says: 'Not “it is a better school”. Say what your child needs that this school has, and bring a letter from someone who is not you.',
      },
      {
        by: 'gatepost',
        at: { daysAgo: 96, at: '13:20' },
        says: 'Read the code before you write a line, it is shorter than it looks: https://www.gov.uk/schools-admissions/appealing-a-schools-decision',
      },
      {
        by: 'Joanna_S1',
        at: { daysAgo: 95, at: '18:05' },
        says: 'We won ours. Two pages, numbered, each point with its paper behind it. They had forty to read and you could see that they were grateful.',
      },
      {
        by: 'northfacing',
        at: { daysAgo: 41, at: '15:12' },
        says: 'We have the place. Numbered points, one letter from the speech therapist, and I wore my interview shoes. Thank you, all of you.',
      },
    ],
  },
  {
    key: 'forest-school',
    board: 'school-days',
    title: 'Forest school and one pair of wellies',
    steps: [
      {
        by: 'quietharbour',
        at: { minutesAgo: 1500 },
        says: 'Every Tuesday from next week, whatever the weather, and the list asks for waterproofs, wellies and “spare everything”. Is there a cheap way to do this?',
      },
      { by: 'wintergreen', at: { minutesAgo: 260 }, says: 'Ask the class above. Half of them have just grown out of all of it.' },
      {
        by: 'brambles',
        at: { minutesAgo: 190 },
        says: 'A pair of washing-up gloves cut at the wrist makes gaiters. I am told that I may not say where I learned this.',
      },
      {
        by: 'quietharbour',
        at: { minutesAgo: 34 },
        says: 'A whole bag of it from a mother in Year 3, with the name labels still in. We are called Barnaby now.',
      },
    ],
  },
  {
    key: 'twenty-is-plenty',
    board: 'school-days',
    title: 'Twenty miles an hour past the school',
    steps: [
      {
        by: 'northfacing',
        at: { daysAgo: 33, at: '08:55' },
        says: 'The sign says twenty when the lights flash. The lights have not flashed since Easter. Whom does one even ask?',
      },
      {
        by: 'tidepool',
        at: { daysAgo: 33, at: '09:30' },
        says: 'The county, not the school: it is their post. There is a number on a small plate at the back of it.',
      },
      {
        at: { daysAgo: 32, at: '10:20' },
        act: 'move',
        to: 'local-councils',
        signpost: 'ever',
        reason: 'belongs',
        say: 'We have put this with the councils, where the people who know about lamp posts are.',
      },
      {
        by: 'northfacing',
        at: { daysAgo: 31, at: '17:20' },
        says: 'There is a plate. There is a number. There is a man called Keith, and he is coming on Monday.',
      },
      { by: 'northfacing', at: { daysAgo: 27, at: '16:05' }, says: 'Keith came. It flashes.' },
    ],
  },
]
