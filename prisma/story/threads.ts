import type { StoryName } from './people'

/** A moment: an absolute one, or days and hours before the board was filled. */
export type Moment = string | { daysAgo: number; at: string }

export type StoryPost = { by: StoryName; at: Moment; says: string; asHq?: boolean }
export type StoryAct =
  | { at: Moment; act: 'move'; to: string; signpost: '0' | '7' | '30' | 'ever'; reason: string; words?: string; say?: string }
  | { at: Moment; act: 'lock'; reason: string; words?: string }
  | { at: Moment; act: 'unlock'; reason: string; words?: string }
  | { at: Moment; act: 'links'; post: number; reason: string }
  | { at: Moment; act: 'undo'; reason: string; words?: string }
export type StoryThread = { key: string; board: string; title: string; steps: (StoryPost | StoryAct)[] }

const CHAIN =
  'rain puddle boots mud garden snail lettuce rabbit hutch straw scarecrow field harvest bread toast jam wasp picnic blanket grass daisy chain bicycle hill wind kite string parcel birthday cake candle dark owl feather pillow dream morning kettle tea biscuit crumb pigeon square fountain coin wish star night moon tide shell beach bucket spade castle flag pole lighthouse lamp book library whisper secret garden rain'.split(
    ' ',
  )

/** What happened, in order; moderators' acts are Olivia's. */
export const storyThreads: StoryThread[] = [
  {
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
      { at: '2013-06-08T18:46:46Z', act: 'links', post: 1, reason: 'asked' },
      { by: 'Olivia', at: '2013-06-08T18:47:30Z', asHq: true, says: 'That is done now: the address in the first post can be tapped.' },
      {
        by: 'Joanna_S1',
        at: '2013-09-25T18:18:48Z',
        says: `New here, and in the same line of work. The sale goes through soon, so I am bringing this back up.

Most people who abuse a partner are counted as medium risk, and medium risk is what would move. Risk changes from one week to the next, and somebody with training has to be there to notice. Could this become a campaign for the whole country?`,
      },
    ],
  },
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
    key: 'tired',
    board: 'quiet-corner',
    title: 'So tired I cried in the car park',
    steps: [
      { by: 'quietharbour', at: { daysAgo: 4, at: '22:15' }, says: 'Nothing is wrong, exactly. I am just very tired and there is nobody to say it to.' },
      { by: 'fennel_and_co', at: { daysAgo: 4, at: '22:31' }, says: 'There is now. When did you last sleep five hours in a row?' },
    ],
  },
  {
    key: 'word-chain',
    board: 'chat',
    title: 'One word each: where does it go from here?',
    steps: chainOf(CHAIN),
  },
]

/** One short post for each word, from hand to hand; long enough to turn a page. */
function chainOf(words: readonly string[]): StoryPost[] {
  const hands = ['tidepool', 'brambles', 'wintergreen', 'LanternRow', 'quietharbour'] as const
  return words.map((word, index) => ({
    by: hands[index % hands.length] ?? 'tidepool',
    at: { daysAgo: 10, at: `${String(8 + Math.floor(index / 6)).padStart(2, '0')}:${String((index % 6) * 10).padStart(2, '0')}` },
    says: index === 0 ? `One word each, whatever the last one brings to mind. I begin: ${word}.` : `${word[0]?.toUpperCase()}${word.slice(1)}.`,
  }))
}
