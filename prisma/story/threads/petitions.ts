import type { StoryThread } from '../kinds'

/** Threads that began on Petitions. */
export const petitionsThreads: StoryThread[] = [
  {
    key: 'letter-to-mp',
    board: 'petitions',
    title: 'Letter to our MP: a draft you can change',
    steps: [
      {
        by: 'fennel_and_co',
        at: { daysAgo: 30, at: '20:00' },
        says: 'Use it as it stands, or better, say why it matters where you live. Names and addresses are at https://members.parliament.uk/members/commons',
      },
      { by: 'LanternRow', at: { daysAgo: 29, at: '07:30' }, says: 'Sent. One paragraph about our own street went in, as you said.' },
    ],
  },
  {
    key: 'swimming-lessons',
    board: 'petitions',
    title: 'Free swimming lessons before secondary school',
    steps: [
      {
        by: 'tidepool',
        at: { daysAgo: 243, at: '19:00' },
        says: `One child in four leaves our primary school unable to swim a length, and it is the same one in four who live furthest from the pool. We are asking the council for twelve free lessons in Year 5.

The petition is on the council’s own site and is open to anybody who lives, works or goes to school here: https://www.gov.uk/petition-government`,
      },
      {
        by: 'second_kettle',
        at: { daysAgo: 243, at: '19:25' },
        says: 'Signed. I learned at thirty, in a class of four, and I would not wish the bathing cap on anyone.',
      },
      { by: 'gatepost', at: { daysAgo: 242, at: '08:10' }, says: 'Signed, and sent to the scout group. Does it count if we live over the river?' },
      {
        by: 'tidepool',
        at: { daysAgo: 242, at: '08:32' },
        says: `> gatepost in #3:
> Does it count if we live over the river?

Yes, if the children go to school on this side.`,
      },
      {
        by: 'tidepool',
        at: { daysAgo: 176, at: '21:15' },
        says: 'Taken in last night: 2,318 names. It goes to the children’s committee in the autumn and I have three minutes to speak. I am practising on the cat.',
      },
      { by: 'Joanna_S1', at: { daysAgo: 175, at: '07:05' }, says: 'Three minutes is two facts and one child. Leave the rest in writing.' },
      {
        by: 'tidepool',
        at: { daysAgo: 58, at: '20:44' },
        says: 'Two facts and one child, and they have found the money for a first year. Thank you, every one of you.',
      },
    ],
  },
  {
    key: 'childrens-ward',
    board: 'petitions',
    title: 'Keep the children’s ward open at weekends',
    steps: [
      {
        by: 'harriet_l',
        at: { daysAgo: 111, at: '08:20' },
        says: 'From the new year our hospital means to send children forty minutes up the motorway from Friday night to Monday morning. There is a consultation, and there is a petition beside it.',
      },
      {
        by: 'northfacing',
        at: { daysAgo: 111, at: '09:02' },
        says: 'Answer the consultation too, please. A petition is counted, but an answer has to be read.',
      },
      {
        by: 'quietharbour',
        at: { daysAgo: 110, at: '22:18' },
        says: 'We were there on a Sunday at two in the morning with croup. Forty minutes is a long way when somebody cannot breathe.',
      },
      {
        by: 'harriet_l',
        at: { daysAgo: 109, at: '07:55' },
        says: `> northfacing in #2:
> an answer has to be read

Very true. It takes ten minutes and asks for no name.`,
      },
    ],
  },
  {
    key: 'what-became-of-them',
    board: 'petitions',
    title: 'What became of last year’s signatures',
    steps: [
      {
        by: 'Olivia',
        at: { daysAgo: 36, at: '10:00' },
        asHq: true,
        says: `You signed for five causes on this board last year. Here is what became of them.

1. The crossing by the mill: a new warden was found.
1. Swimming in Year 5: paid for, for one year.
1. The night bus: refused, with reasons. We may ask again in the spring.
1. Cheaper uniform: the governors agreed to sell the badge alone.
1. Shade in the play park: still before the committee.

Three of five is not bad.`,
      },
      { by: 'fennel_and_co', at: { daysAgo: 36, at: '11:24' }, says: 'Thank you for going back to look. Nobody ever goes back to look.' },
      {
        by: 'brambles',
        at: { daysAgo: 35, at: '19:40' },
        says: 'I have the letter about the night bus, if someone would like to see the reasons before spring. They counted on a Tuesday in August.',
      },
    ],
  },
]
