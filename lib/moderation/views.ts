import type { findDesk } from './link-desk'
import type { findLinkRules } from './link-rules'
import type { findWaitingLinks } from './link-waiting'
import type { findActPage, findLog, findThreadLog, findUndoPage } from './queries'

export type ActPageView = NonNullable<Awaited<ReturnType<typeof findActPage>>>
export type UndoPageView = NonNullable<Awaited<ReturnType<typeof findUndoPage>>>
export type DeskView = NonNullable<Awaited<ReturnType<typeof findDesk>>>
export type ThreadLogView = NonNullable<Awaited<ReturnType<typeof findThreadLog>>>
export type LogView = Awaited<ReturnType<typeof findLog>>
export type LogEntryView = LogView['entries'][number]
export type { ActField, ActForm, EditForm, HideForm, LinksForm, MoveForm } from './act-form'
export type LinkRulesView = NonNullable<Awaited<ReturnType<typeof findLinkRules>>>
export type WaitingLinksView = NonNullable<Awaited<ReturnType<typeof findWaitingLinks>>>
