// Every path of the site, as functions. Imports nothing.

/** Posts on one page of a thread; threads on one page of a board. */
export const PAGE_SIZE = 50

type Id = bigint | string
type ThreadAddress = { id: Id; slug: string }

export const homePath = '/'
export const activePath = '/active'
export const boardsPath = '/boards'
export const campaignsPath = '/campaigns'
export const searchPath = '/search'
export const logPath = '/log'
export const joinPath = '/join'
export const settingsPath = '/settings'
export const signOutPath = '/sign-out'
export const draftsPath = '/drafts'
export const deskPath = '/mod'
export const notificationsPath = '/notifications'
export const linkRulesPath = '/mod/links'

export function signInPath(to?: string): string {
  return to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in'
}

export function boardPath(slug: string, page = 1): string {
  return page === 1 ? `/b/${slug}` : `/b/${slug}/${page}`
}

export function newThreadPath(slug: string): string {
  return `/b/${slug}/new`
}

export function briefingPath(board: string, slug: string, fact?: number): string {
  return `/b/${board}/briefing/${slug}${fact ? `#fact-${fact}` : ''}`
}

export function threadPath({ id, slug }: ThreadAddress, page = 1): string {
  return page === 1 ? `/t/${id}/${slug}` : `/t/${id}/${slug}/${page}`
}

/** The page of a thread on which a post number stands. */
export function pageOf(number: number): number {
  return Math.max(1, Math.ceil(number / PAGE_SIZE))
}

export function postInThreadPath(thread: ThreadAddress, number: number): string {
  return `${threadPath(thread, pageOf(number))}#post-${number}`
}

export function noticePath(thread: ThreadAddress, atNumber: number, entryId: Id): string {
  return `${threadPath(thread, pageOf(atNumber))}#notice-${entryId}`
}

export function threadByPath(thread: ThreadAddress, by: 'op' | 'hq', after = 0): string {
  return `${threadPath(thread)}?by=${by}${after ? `&after=${after}` : ''}`
}

export function wholeThreadPath({ id, slug }: ThreadAddress, page = 1): string {
  return `/t/${id}/${slug}/all${page === 1 ? '' : `?page=${page}`}`
}

/** The form for a reply; with a quotation of a post's first paragraph, the whole of it, or some words in it. */
export function replyPath(threadId: Id, quote?: { number: number; whole?: boolean; part?: string }): string {
  if (!quote) return `/t/${threadId}/reply`
  const asked = new URLSearchParams({ quote: String(quote.number), ...(quote.whole && { whole: '1' }), ...(quote.part && { part: quote.part }) })
  return `/t/${threadId}/reply?${asked}`
}

export function threadLogPath(threadId: Id): string {
  return `/t/${threadId}/log`
}

export function postPath(postId: Id): string {
  return `/p/${postId}`
}

/** What became of a post’s words; `revision` is the wording whose coming about is meant. */
export function postHistoryPath(postId: Id, revision?: number): string {
  return `/p/${postId}/history${revision ? `#revision-${revision}` : ''}`
}

export function allWordingsPath(postId: Id): string {
  return `/p/${postId}/history/all`
}

export function editPostPath(postId: Id): string {
  return `/p/${postId}/edit`
}

export function withdrawPostPath(postId: Id): string {
  return `/p/${postId}/withdraw`
}

export function askLinkPath(postId: Id): string {
  return `/p/${postId}/ask-link`
}

export function postLinksPath(postId: Id): string {
  return `/p/${postId}/links`
}

/** The links of many posts that wait: of a thread, of a member, or to a host. */
export function waitingLinksPath(kind: 'thread' | 'member' | 'host', of: Id): string {
  return `${linkRulesPath}/${kind}/${encodeURIComponent(String(of))}`
}

/** The same with what became of the posts that were sent. */
export function linksSentPath({ kind, of, key, posts }: { kind: 'thread' | 'member' | 'host'; of: Id; key: string; posts: string }): string {
  return `${waitingLinksPath(kind, of)}?sent=${key}&posts=${posts}`
}

/** The rules about hosts, with the offer that a newly trusted one makes. */
export function linkRuleAddedPath({ pattern, verdict }: { pattern: string; verdict: string }): string {
  return verdict === 'trusted' ? `${linkRulesPath}?added=${encodeURIComponent(pattern)}` : linkRulesPath
}

export function memberPath(name: string): string {
  return `/m/${encodeURIComponent(name)}`
}

export function appealPath(entryId: Id): string {
  return `/appeal/${entryId}`
}

export function modPath(action: string, kind: 'thread' | 'post' | 'member', id: Id): string {
  return `/mod/${action}/${kind}/${id}`
}

/** What moderators know of a member, and may do. */
export function modMemberPath(name: string): string {
  return `/mod/member/${encodeURIComponent(name)}`
}

export function undoPath(entryId: Id): string {
  return `/mod/undo/entry/${entryId}`
}
