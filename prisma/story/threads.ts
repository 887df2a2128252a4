import type { StoryThread } from './kinds'
import { chatThreads } from './threads/chat'
import { earlyYearsThreads } from './threads/early-years'
import { houseRulesThreads } from './threads/house-rules'
import { keepProbationPublic } from './threads/keep-probation-public'
import { localCouncilsThreads } from './threads/local-councils'
import { petitionsThreads } from './threads/petitions'
import { phonesInYearSix } from './threads/phones-in-year-six'
import { probationThreads } from './threads/probation'
import { quietCornerThreads } from './threads/quiet-corner'
import { schoolDaysThreads } from './threads/school-days'
import { wordChain } from './threads/word-chain'

/** These are told first and in this order: tests and notes name them by their numbers. */
const FIRST = [
  'probation-public',
  'crossing-patrols',
  'sleepover',
  'nappies',
  'car-seats',
  'reading-book',
  'uniform',
  'letter-to-mp',
  'medium-risk',
  'heated',
  'library-hours',
  'how-moves-work',
  'tired',
  'word-chain',
]

const threads = [
  keepProbationPublic,
  ...chatThreads,
  wordChain,
  ...earlyYearsThreads,
  ...schoolDaysThreads,
  phonesInYearSix,
  ...quietCornerThreads,
  ...petitionsThreads,
  ...probationThreads,
  ...localCouncilsThreads,
  ...houseRulesThreads,
]

/** What happened, thread by thread. */
export const storyThreads: readonly StoryThread[] = [
  ...FIRST.flatMap((key) => threads.filter((thread) => thread.key === key)),
  ...threads.filter(({ key }) => !FIRST.includes(key)),
]
