import type { findDraftsOfForm } from './queries'

export type DraftsView = Awaited<ReturnType<typeof findDraftsOfForm>>
