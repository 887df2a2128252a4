import type { findActPage, findDesk, findLog, findThreadLog, findUndoPage } from './queries'

export type ActPageView = NonNullable<Awaited<ReturnType<typeof findActPage>>>
export type UndoPageView = NonNullable<Awaited<ReturnType<typeof findUndoPage>>>
export type DeskView = NonNullable<Awaited<ReturnType<typeof findDesk>>>
export type ThreadLogView = NonNullable<Awaited<ReturnType<typeof findThreadLog>>>
export type LogView = Awaited<ReturnType<typeof findLog>>
export type LogEntryView = LogView['entries'][number]
export type { ActField, ActForm, LinksForm, MoveForm } from './act-form'
