// Every path of the site, as functions: what the table of addresses (lib/routes.ts) says, filled in.
import * as routes from './routes'
import { pathOf } from './routing/route'

/** Posts on one page of a thread; threads on one page of a board. */
export const PAGE_SIZE = 50

type Id = bigint | string
type ThreadAddress = { id: Id; slug: string }

export const homePath = routes.home.pattern
export const activePath = routes.active.pattern
export const boardsPath = routes.boards.pattern
export const campaignsPath = routes.campaigns.pattern
export const searchPath = routes.search.pattern
export const logPath = routes.log.pattern
export const logFeedPath = routes.logFeed.pattern
export const staffLogPath = routes.staffLog.pattern
export const transparencyPath = routes.transparency.pattern
export const transparencyJsonPath = routes.transparencyJson.pattern
export const transparencyCsvPath = routes.transparencyCsv.pattern
export const rulesPath = routes.rules.pattern
export const joinPath = routes.join.pattern
export const settingsPath = routes.settings.pattern
export const signOutPath = routes.signOut.pattern
export const draftsPath = routes.drafts.pattern
export const deskPath = routes.desk.pattern
export const notificationsPath = routes.notifications.pattern
export const linkRulesPath = routes.linkRules.pattern
export const heldPostsPath = routes.heldPosts.pattern

export const signInPath = (to?: string): string => (to ? `${routes.signIn.pattern}?to=${encodeURIComponent(to)}` : routes.signIn.pattern)

export const boardPath = (slug: string, page = 1): string => pathOf(routes.board, { board: slug, page: page === 1 ? undefined : page })

export const newThreadPath = (slug: string): string => pathOf(routes.newThread, { board: slug })

export const watchBoardPath = (slug: string): string => pathOf(routes.watchBoard, { board: slug })

export function briefingPath(board: string, slug: string, fact?: number): string {
  return `${pathOf(routes.briefing, { board, slug })}${fact ? `#fact-${fact}` : ''}`
}

export function threadPath({ id, slug }: ThreadAddress, page = 1): string {
  return page === 1 ? pathOf(routes.thread, { thread: id, slug }) : pathOf(routes.threadPage, { thread: id, slug, page })
}

/** A thread by its number alone: the address of one that is removed, which keeps no word of its title. */
export const bareThreadPath = (id: Id): string => pathOf(routes.thread, { thread: id })

/** The page of a thread on which a post number stands. */
export const pageOf = (number: number): number => Math.max(1, Math.ceil(number / PAGE_SIZE))

export const postInThreadPath = (thread: ThreadAddress, number: number): string => `${threadPath(thread, pageOf(number))}#post-${number}`

export function noticePath(thread: ThreadAddress, atNumber: number, anchor: string): string {
  return `${threadPath(thread, pageOf(atNumber))}#notice-${anchor}`
}

export function threadByPath(thread: ThreadAddress, by: 'op' | 'hq', after = 0): string {
  return `${threadPath(thread)}?by=${by}${after ? `&after=${after}` : ''}`
}

/** As much of a thread as one page takes, after that number of a post. */
export function wholeThreadPath({ id, slug }: ThreadAddress, after = 0): string {
  return `${pathOf(routes.wholeThread, { thread: id, slug })}${after ? `?after=${after}` : ''}`
}

/** The form for a reply; with a quotation of a post's first paragraph, the whole of it, or some words in it. */
export function replyPath(threadId: Id, quote?: { number: number; whole?: boolean; part?: string }): string {
  const path = pathOf(routes.reply, { thread: threadId })
  if (!quote) return path
  const asked = new URLSearchParams({ quote: String(quote.number), ...(quote.whole && { whole: '1' }), ...(quote.part && { part: quote.part }) })
  return `${path}?${asked}`
}

/** Where a member watches a thread, or no longer. */
export const watchPath = (threadId: Id): string => pathOf(routes.watch, { thread: threadId })

/** Where the starter of a thread asks HQ for something. */
export const askHqPath = (threadId: Id): string => pathOf(routes.askHq, { thread: threadId })

/** The form of the act that a starter asked for, filled in. */
export const answerRequestPath = (act: string, threadId: Id, requestId: Id): string => `${modPath(act, 'thread', threadId)}?request=${requestId}`

export function threadLogPath(threadId: Id, as: '' | '/feed.atom' = ''): string {
  return pathOf(as === '' ? routes.threadLog : routes.threadLogFeed, { thread: threadId })
}

export function logAskedPath(path: string, asked: Readonly<Record<string, Id | undefined>>): string {
  return `${path}?${new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])))}`
}

export const blankPath = (entryId: Id): string => pathOf(routes.blankEntry, { id: entryId })

export const postPath = (postId: Id): string => pathOf(routes.post, { post: postId })

/** A long post in full. */
export const wholePostPath = (postId: Id): string => pathOf(routes.wholePost, { post: postId })

/** What became of a post’s words; `revision` is the wording whose coming about is meant. */
export function postHistoryPath(postId: Id, revision?: number): string {
  return `${pathOf(routes.postHistory, { post: postId })}${revision ? `#revision-${revision}` : ''}`
}
/** The same from where a page of it ended. */
export const postHistoryFromPath = (postId: Id, after: number): string => `${postHistoryPath(postId)}?after=${after}`

/** Every wording, newest first; `from`: from this one on. */
export const allWordingsPath = (postId: Id, from?: number): string => `${pathOf(routes.allWordings, { post: postId })}${from ? `?from=${from}` : ''}`

export const editPostPath = (postId: Id): string => pathOf(routes.editPost, { post: postId })
export const withdrawPostPath = (postId: Id): string => pathOf(routes.withdrawPost, { post: postId })

/** Where an author reads her post that waits for HQ. */
export const heldPostPath = (postId: Id): string => pathOf(routes.heldPost, { post: postId })

export const askLinkPath = (postId: Id): string => pathOf(routes.askLink, { post: postId })

export const postLinksPath = (postId: Id): string => pathOf(routes.postLinks, { post: postId })

/** The links of many posts that wait: of a thread, of a member, or to a host. */
export function waitingLinksPath(kind: 'thread' | 'member' | 'host', of: Id, after?: Id): string {
  const page = after ? `?after=${after}` : ''
  if (kind === 'thread') return `${pathOf(routes.linksOfThread, { id: of })}${page}`
  return `${kind === 'member' ? pathOf(routes.linksOfMember, { name: of }) : pathOf(routes.linksOfHost, { host: of })}${page}`
}

/** The same with what became of the posts that were sent. */
export function linksSentPath({ kind, of, key, posts }: { kind: 'thread' | 'member' | 'host'; of: Id; key: string; posts: string }): string {
  return `${waitingLinksPath(kind, of)}?sent=${key}&posts=${posts}`
}

/** The rules about hosts, with the offer that a newly trusted one makes. */
export const hostTrustedPath = (pattern: string): string => `${linkRulesPath}?added=${encodeURIComponent(pattern)}`

/** An act upon links of one board, by its key, or of all (0); with the host or the rule that is meant. */
export function linksActPath(word: string, boardId: Id, asked: { host?: string; rule?: Id } = {}): string {
  return logAskedPath(modPath(word, 'links', boardId), asked).replace(/\?$/, '')
}

export const memberPath = (name: string): string => pathOf(routes.member, { name })

/** Where one appeals against an act; with the word of her letter, she who cannot sign in. */
export function appealPath(entryId: Id, letter?: string): string {
  return letter ? pathOf(routes.letter, { entry: entryId, letter }) : pathOf(routes.appeal, { entry: entryId })
}

export const bouncedPath = routes.bounced.pattern
export const outboxPath = routes.outbox.pattern
export const adminMailPath = routes.adminMail.pattern

export const unsubscribePath = (key: string): string => pathOf(routes.unsubscribe, { letter: key })

export function modPath(action: string, kind: 'thread' | 'post' | 'member' | 'links' | 'request', id: Id): string {
  if (kind === 'thread') return pathOf(routes.actOnThread, { action, id })
  if (kind === 'post') return pathOf(routes.actOnPost, { action, id })
  if (kind === 'links') return pathOf(routes.actOnLinks, { action, id })
  return kind === 'member' ? pathOf(routes.actOnMember, { action, name: id }) : pathOf(routes.declineRequest, { id })
}

/** The form that splits posts off: begun at a post, or with one page of them to choose from. */
export function splitPath(threadId: Id, asked: Readonly<Record<string, Id | undefined>>): string {
  return logAskedPath(modPath('split', 'thread', threadId), asked)
}

/** Everything that a moderator may do with a thread, and with its posts. */
export const modThreadPath = (threadId: Id): string => pathOf(routes.threadMenu, { id: threadId })

/** What moderators know of a member, and may do. */
export const modMemberPath = (name: string): string => pathOf(routes.memberFile, { name })

/** The page of many posts of a thread or a member, or that wait, with what of it is wanted or what became of a sending. */
export function bulkPath(kind: 'thread' | 'member' | 'held', of: string, asked: Readonly<Record<string, Id | undefined>>): string {
  if (kind === 'held') return logAskedPath(heldPostsPath, asked)
  return logAskedPath(kind === 'thread' ? modThreadPath(of) : modMemberPath(of), asked)
}

/** Where threads of one board are moved together. */
export const moveManyPath = (board: string): string => pathOf(routes.moveMany, { board })

/** The same with what became of the threads that were sent. */
export function manyMovedPath({ board, key, threads }: { board: string; key: string; threads: string }): string {
  return `${moveManyPath(board)}?sent=${key}&threads=${threads}`
}

/** A page of the admins’ wing: /admin, /admin/boards/chat, /admin/boards/chat/rename. */
export const adminPath = (...parts: Id[]): string => [routes.administration.pattern, ...parts].join('/')

export const undoPath = (entryId: Id): string => pathOf(routes.undoEntry, { id: entryId })

export const decideAppealPath = (entryId: Id): string => pathOf(routes.decideAppeal, { id: entryId })

const britishDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** One wording of a rule: by its number, or the one that held on the British day of a moment. What a board’s settings hold has no wordings. */
export function rulePath(code: string, wording: number | Date): string {
  if (code.startsWith('held-')) return `${rulesPath}#${code}`
  return pathOf(routes.ruleWording, { rule: code, wording: typeof wording === 'number' ? wording : britishDay.format(wording) })
}
