import type { findDecisionPage } from './appeals/appeal-decision-page'
import type { findAppealPage } from './appeals/appeals'
import type { BulkReport } from './bulk/bulk-report'
import type { findThreadMenu } from './bulk/bulk-thread'
import type { findMoveManyPage } from './bulk/move-many-page'
import type { findHeldDesk } from './held/held-desk'
import type { findAdmin, findBoardFile, findRoles } from './house/admin-queries'
import type { findWording, listHouseRules } from './house/house-rules'
import type { findJobs, findSettlePage } from './jobs/settle-job'
import type { findDesk } from './links/link-desk'
import type { findLinkRules } from './links/link-rules'
import type { findWaitingLinks } from './links/link-waiting'
import type { findBlankPage } from './log/blank'
import type { findLog, findStaffLog } from './log/log-queries'
import type { findTransparency } from './log/transparency'
import type { findMemberFile } from './member-queries'
import type { PostInShort } from './posts-in-short'
import type { findActPage, findThreadLog, findUndoPage } from './queries'
import type { findDeclinePage } from './requests/decline-request'
import type { findRequestPage, listRequests } from './requests/requests'

export type JobsView = Awaited<ReturnType<typeof findJobs>>
export type DeadJobView = NonNullable<Awaited<ReturnType<typeof findSettlePage>>>
export type HouseRulesView = Awaited<ReturnType<typeof listHouseRules>>
export type RuleWordingView = NonNullable<Awaited<ReturnType<typeof findWording>>>
export type AdminView = Awaited<ReturnType<typeof findAdmin>>
export type BoardFileView = NonNullable<Awaited<ReturnType<typeof findBoardFile>>>
export type RolesView = Awaited<ReturnType<typeof findRoles>>
export type ActPageView = NonNullable<Awaited<ReturnType<typeof findActPage>>>
export type MoveManyView = NonNullable<Awaited<ReturnType<typeof findMoveManyPage>>>
export type RequestPageView = NonNullable<Awaited<ReturnType<typeof findRequestPage>>>
export type DeclinePageView = NonNullable<Awaited<ReturnType<typeof findDeclinePage>>>
export type RequestView = Awaited<ReturnType<typeof listRequests>>[number]
export type UndoPageView = NonNullable<Awaited<ReturnType<typeof findUndoPage>>>
export type HeldDeskView = NonNullable<Awaited<ReturnType<typeof findHeldDesk>>>
export type DeskView = NonNullable<Awaited<ReturnType<typeof findDesk>>>
export type ThreadLogView = NonNullable<Awaited<ReturnType<typeof findThreadLog>>>
export type LogView = NonNullable<Awaited<ReturnType<typeof findLog>>>
export type StaffLogView = NonNullable<Awaited<ReturnType<typeof findStaffLog>>>
export type TransparencyView = Awaited<ReturnType<typeof findTransparency>>
export type BlankPageView = NonNullable<Awaited<ReturnType<typeof findBlankPage>>>
export type LogEntryView = LogView['entries'][number]
export type { ActField, ActForm, EditForm, HideForm, LinksForm, MoveForm, SplitForm } from './act-form'
export type { PostInShort }
export type LinkRulesView = NonNullable<Awaited<ReturnType<typeof findLinkRules>>>
export type WaitingLinksView = NonNullable<Awaited<ReturnType<typeof findWaitingLinks>>>
export type DecisionPageView = NonNullable<Awaited<ReturnType<typeof findDecisionPage>>>
export type AppealPageView = NonNullable<Awaited<ReturnType<typeof findAppealPage>>>
export type ThreadMenuView = NonNullable<Awaited<ReturnType<typeof findThreadMenu>>>
export type MemberFileView = NonNullable<Awaited<ReturnType<typeof findMemberFile>>>
export type BulkView = ThreadMenuView['bulk'] | MemberFileView['bulk']
export type BulkReportView = BulkReport
