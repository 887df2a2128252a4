import type { FoundPost } from './queries'

export type FoundPostView = FoundPost
