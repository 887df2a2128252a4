import type { findMemberPage, findPostHistory, findReplyForm } from './queries'

export type ReplyFormView = NonNullable<Awaited<ReturnType<typeof findReplyForm>>>
export type PostHistoryView = NonNullable<Awaited<ReturnType<typeof findPostHistory>>>
export type MemberPageView = NonNullable<Awaited<ReturnType<typeof findMemberPage>>>
