import type { BoardCardRow, findBoardPage, findBriefing, findHome, listCampaigns, listSections } from './queries'
import type { BoardRow, SignpostRow, ThreadRow } from './thread-rows'
import type { findWatchBoardPage } from './watch'

export type HomeView = Awaited<ReturnType<typeof findHome>>
export type SectionView = Awaited<ReturnType<typeof listSections>>[number]
export type BoardCardView = BoardCardRow
export type BoardPageView = NonNullable<Awaited<ReturnType<typeof findBoardPage>>>
export type BoardRowView = BoardRow
export type BriefingView = NonNullable<Awaited<ReturnType<typeof findBriefing>>>
export type CampaignView = Awaited<ReturnType<typeof listCampaigns>>[number]
export type SignpostView = SignpostRow
export type ThreadRowView = ThreadRow
export type { SentencePart } from './sentence'

export type WatchBoardView = NonNullable<Awaited<ReturnType<typeof findWatchBoardPage>>>
