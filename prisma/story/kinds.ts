import type { StoryName } from './people'

/** A moment: an absolute one, or so long before the board was filled. */
export type Moment = string | { daysAgo: number; at: string } | { minutesAgo: number }

export type StoryPost = { by: StoryName; at: Moment; says: string; asHq?: boolean }
/** What a moderator did; it is always Olivia who does it. */
export type StoryAct =
  | { at: Moment; act: 'move'; to: string; signpost: '0' | '7' | '30' | 'ever'; reason: string; words?: string; say?: string }
  | { at: Moment; act: 'lock'; reason: string; words?: string }
  | { at: Moment; act: 'unlock'; reason: string; words?: string }
  | { at: Moment; act: 'links'; post: number; reason: string }
  | { at: Moment; act: 'undo'; reason: string; words?: string }
export type StoryThread = { key: string; board: string; title: string; steps: (StoryPost | StoryAct)[] }
