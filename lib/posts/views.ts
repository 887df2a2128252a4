import type { findDraftList } from './draft-list'
import type { findHeldPost } from './held-queries'
import type { findAskLinkPage } from './link-requests'
import type { findOwnLinks } from './link-undo'
import type { findOutOfSight } from './out-of-sight'
import type { findMemberPage } from './queries'
import type { findEditForm, findWithdrawForm } from './revision-forms'
import type { findAllWordings, findPostHistory } from './revision-queries'
import type { findDraftsOfForm } from './shown-drafts'

import type { findNewThreadForm, findReplyForm } from './writing-forms'

export type DraftListView = Awaited<ReturnType<typeof findDraftList>>
export type NewThreadFormView = NonNullable<Awaited<ReturnType<typeof findNewThreadForm>>>
export type ReplyFormView = NonNullable<Awaited<ReturnType<typeof findReplyForm>>>
export type PostHistoryView = NonNullable<Awaited<ReturnType<typeof findPostHistory>>>
export type MemberPageView = NonNullable<Awaited<ReturnType<typeof findMemberPage>>>
export type HeldPostView = NonNullable<Awaited<ReturnType<typeof findHeldPost>>>
export type AskLinkView = NonNullable<Awaited<ReturnType<typeof findAskLinkPage>>>
export type OwnLinksView = NonNullable<Awaited<ReturnType<typeof findOwnLinks>>>
export type AllWordingsView = NonNullable<Awaited<ReturnType<typeof findAllWordings>>>
export type EditFormView = NonNullable<Awaited<ReturnType<typeof findEditForm>>>
export type WithdrawFormView = NonNullable<Awaited<ReturnType<typeof findWithdrawForm>>>
export type { ShownChange, ShownPiece } from './revision-changes'

export type DraftsView = Awaited<ReturnType<typeof findDraftsOfForm>>
export type OutOfSightView = NonNullable<Awaited<ReturnType<typeof findOutOfSight>>>
