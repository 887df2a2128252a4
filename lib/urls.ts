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
export const logFeedPath = '/log/feed.atom'
export const staffLogPath = '/mod/log'
export const transparencyPath = '/transparency'
export const transparencyJsonPath = '/transparency/data.json'
export const transparencyCsvPath = '/transparency/data.csv'
export const joinPath = '/join'
export const settingsPath = '/settings'
export const signOutPath = '/sign-out'
export const draftsPath = '/drafts'
export const deskPath = '/mod'
export const notificationsPath = '/notifications'
export const linkRulesPath = '/mod/links'
export const heldPostsPath = '/mod/held'

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

/** A thread by its number alone: the address of one that is removed, which keeps no word of its title. */
export function bareThreadPath(id: Id): string {
  return `/t/${id}`
}

/** The page of a thread on which a post number stands. */
export function pageOf(number: number): number {
  return Math.max(1, Math.ceil(number / PAGE_SIZE))
}

export function postInThreadPath(thread: ThreadAddress, number: number): string {
  return `${threadPath(thread, pageOf(number))}#post-${number}`
}

export function noticePath(thread: ThreadAddress, atNumber: number, anchor: string): string {
  return `${threadPath(thread, pageOf(atNumber))}#notice-${anchor}`
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

/** Where a member watches a thread, or no longer. */
export function watchPath(threadId: Id): string {
  return `/t/${threadId}/watch`
}

/** Where the starter of a thread asks HQ for something. */
export function askHqPath(threadId: Id): string {
  return `/t/${threadId}/ask`
}

/** The form of the act that a starter asked for, filled in. */
export function answerRequestPath(act: string, threadId: Id, requestId: Id): string {
  return `${modPath(act, 'thread', threadId)}?request=${requestId}`
}

export function threadLogPath(threadId: Id, as: '' | '/feed.atom' = ''): string {
  return `/t/${threadId}/log${as}`
}

export function logAskedPath(path: string, asked: Readonly<Record<string, Id | undefined>>): string {
  return `${path}?${new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])))}`
}

export const blankPath = (entryId: Id): string => `/mod/blank/entry/${entryId}`

export const postPath = (postId: Id): string => `/p/${postId}`

/** What became of a post’s words; `revision` is the wording whose coming about is meant. */
export function postHistoryPath(postId: Id, revision?: number): string {
  return `/p/${postId}/history${revision ? `#revision-${revision}` : ''}`
}

export function allWordingsPath(postId: Id, page = 1): string {
  return `/p/${postId}/history/all${page > 1 ? `?page=${page}` : ''}`
}

export const editPostPath = (postId: Id): string => `/p/${postId}/edit`

export const withdrawPostPath = (postId: Id): string => `/p/${postId}/withdraw`

/** Where an author reads her post that waits for HQ. */
export const heldPostPath = (postId: Id): string => `/p/${postId}/held`

export const askLinkPath = (postId: Id): string => `/p/${postId}/ask-link`

export const postLinksPath = (postId: Id): string => `/p/${postId}/links`

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

export const memberPath = (name: string): string => `/m/${encodeURIComponent(name)}`

/** Where one appeals against an act; with the word of her letter, she who cannot sign in. */
export function appealPath(entryId: Id, letter?: string): string {
  return `/appeal/${entryId}${letter ? `/${letter}` : ''}`
}

export function modPath(action: string, kind: 'thread' | 'post' | 'member' | 'request', id: Id): string {
  return `/mod/${action}/${kind}/${id}`
}

/** The form that splits posts off: begun at a post, or with one page of them to choose from. */
export function splitPath(threadId: Id, asked: Readonly<Record<string, Id | undefined>>): string {
  return logAskedPath(modPath('split', 'thread', threadId), asked)
}

/** Everything that a moderator may do with a thread, and with its posts. */
export const modThreadPath = (threadId: Id): string => `${deskPath}/thread/${threadId}`

/** What moderators know of a member, and may do. */
export const modMemberPath = (name: string): string => `/mod/member/${encodeURIComponent(name)}`

/** The page of many posts of a thread or a member, or that wait, with what of it is wanted or what became of a sending. */
export function bulkPath(kind: 'thread' | 'member' | 'held', of: string, asked: Readonly<Record<string, Id | undefined>>): string {
  if (kind === 'held') return logAskedPath(heldPostsPath, asked)
  return logAskedPath(kind === 'thread' ? modThreadPath(of) : modMemberPath(of), asked)
}

/** Where threads of one board are moved together. */
export const moveManyPath = (board: string): string => `/mod/move/board/${board}`

/** The same with what became of the threads that were sent. */
export function manyMovedPath({ board, key, threads }: { board: string; key: string; threads: string }): string {
  return `${moveManyPath(board)}?sent=${key}&threads=${threads}`
}

/** A page of the admins’ wing: /admin, /admin/boards/chat, /admin/boards/chat/rename. */
export function adminPath(...parts: Id[]): string {
  return ['/admin', ...parts].join('/')
}

export const undoPath = (entryId: Id): string => `/mod/undo/entry/${entryId}`

export function decideAppealPath(entryId: Id): string {
  return `/mod/appeal/entry/${entryId}`
}
