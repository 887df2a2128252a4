// Every address of the site, once. From this table come the path functions (lib/urls.ts), what the front door reads and
// under which address it keeps a page, robots.txt, and the words that no thread or board can have in its address.
import { route } from './routing/route'

const NUMBER = /^[1-9]\d{0,6}$/
const ID = /^[1-9]\d{0,18}$/
const MOMENT = /^\d{1,15}$/
const KEY = /^[\w-]{8,64}$/
const TEXT = /./s

const LOG = {
  action: /^[a-z]+\.[a-z]+$/,
  board: /^[a-z0-9-]{1,100}$/,
  rule: /^[\w-]{1,60}$/,
  month: /^20\d{2}-(0[1-9]|1[0-2])$/,
  before: /^\d{1,15}(\.\d{1,18})?$/,
}
const rarely = <Shape extends RegExp>(shape: Shape) => ({ shape, kept: false as const })
/** The same for everyone: the log as a whole is kept, what is looked for in it is not. */
const LOG_FILTERS = { action: rarely(LOG.action), board: rarely(LOG.board), rule: rarely(LOG.rule), month: rarely(LOG.month), before: rarely(LOG.before) }
/** What became of a sending of many, as the address to which it leads says it. */
const WORD = /^[a-z]{1,20}$/
const WORDS = /^[a-z-]{1,60}$/
const SENT = /^[\d.-]{1,4000}$/

export const home = route('/', { kind: 'list' })
export const active = route('/active', { kind: 'list', query: { list: /^(started|on|watching|unread)$/ } })
export const boards = route('/boards', { kind: 'list' })
export const campaigns = route('/campaigns', { kind: 'list' })
export const log = route('/log', { kind: 'list', query: LOG_FILTERS })
export const logFeed = route('/log/feed.atom', { kind: 'feed' })
export const rules = route('/rules', { kind: 'list' })
/** A wording of a rule: by its number, or by a day on which it was valid, which leads to that number. */
export const ruleWording = route('/rules/:rule/:wording', { kind: 'list' })
export const transparency = route('/transparency', { kind: 'list' })
export const transparencyJson = route('/transparency/data.json', { kind: 'feed' })
export const transparencyCsv = route('/transparency/data.csv', { kind: 'feed' })
export const search = route('/search', {
  kind: 'list',
  query: { q: TEXT, board: TEXT, by: TEXT, from: TEXT, to: TEXT, page: NUMBER },
  kept: false,
  counts: { with: ['q', 'by'], as: 'search' },
})
export const member = route('/m/:name', { kind: 'list' })

export const board = route('/b/:board/:page?', { kind: 'document', shapes: { page: NUMBER } })
export const newThread = route('/b/:board/new', { kind: 'page', query: { draft: MOMENT } })
export const watchBoard = route('/b/:board/watch', { kind: 'page' })
export const briefing = route('/b/:board/briefing/:slug', { kind: 'document' })

export const thread = route('/t/:thread/:slug?', { kind: 'document', query: { by: /^(op|hq)$/, after: { shape: NUMBER, beside: 'by', kept: false } } })
export const threadPage = route('/t/:thread/:slug?/:page', { kind: 'document', shapes: { page: NUMBER } })
export const wholeThread = route('/t/:thread/:slug/all', { kind: 'document', query: { page: NUMBER, after: NUMBER } })
export const reply = route('/t/:thread/reply', {
  kind: 'page',
  query: { quote: NUMBER, whole: { shape: /^1$/, beside: 'quote' }, part: { shape: TEXT, beside: 'quote' }, draft: MOMENT },
  counts: { with: ['quote'], as: 'quote' },
})
export const watch = route('/t/:thread/watch', { kind: 'page' })
export const askHq = route('/t/:thread/ask', { kind: 'page' })
export const threadLog = route('/t/:thread/log', { kind: 'document' })
export const threadLogFeed = route('/t/:thread/log/feed.atom', { kind: 'feed' })

export const post = route('/p/:post', { kind: 'document' })
export const wholePost = route('/p/:post/all', { kind: 'document' })
export const postHistory = route('/p/:post/history', { kind: 'document', query: { after: NUMBER } })
export const allWordings = route('/p/:post/history/all', { kind: 'page', query: { from: NUMBER } })
export const editPost = route('/p/:post/edit', { kind: 'page', query: { draft: MOMENT } })
export const withdrawPost = route('/p/:post/withdraw', { kind: 'page' })
export const heldPost = route('/p/:post/held', { kind: 'page' })
export const askLink = route('/p/:post/ask-link', { kind: 'page' })
export const postLinks = route('/p/:post/links', { kind: 'page' })

export const join = route('/join', { kind: 'page' })
export const signIn = route('/sign-in', { kind: 'page', query: { to: TEXT } })
export const signOut = route('/sign-out', { kind: 'page' })
export const settings = route('/settings', { kind: 'page' })
export const drafts = route('/drafts', { kind: 'page' })
export const notifications = route('/notifications', { kind: 'page', query: { before: ID } })
export const appeal = route('/appeal/:entry', { kind: 'page' })
export const letter = route('/appeal/:entry/:letter', { kind: 'letter' })

/** Ends letters, for anybody who has one; a mail program sends a POST there by itself (RFC 8058). */
export const unsubscribe = route('/letters/off/:letter', { kind: 'letter' })

/** Where a mail server says, signed, that a letter came back. */
export const bounced = route('/letters/bounced', { kind: 'operator' })

export const desk = route('/mod', { kind: 'page' })
export const staffLog = route('/mod/log', { kind: 'page', query: LOG })
export const heldPosts = route('/mod/held', { kind: 'page', query: { after: ID, sent: KEY, did: WORD, posts: SENT, also: WORDS } })
export const linkRules = route('/mod/links', { kind: 'page', query: { added: TEXT, host: TEXT, board: TEXT, verdict: TEXT } })
export const linksOfThread = route('/mod/links/thread/:id', { kind: 'page', query: { after: ID, sent: KEY, posts: SENT } })
export const linksOfMember = route('/mod/links/member/:name', { kind: 'page', query: { after: ID, sent: KEY, posts: SENT } })
export const linksOfHost = route('/mod/links/host/:host', { kind: 'page', query: { after: ID, sent: KEY, posts: SENT } })
export const threadMenu = route('/mod/thread/:id', { kind: 'page', query: { act: WORD, page: NUMBER, sent: KEY, did: WORD, posts: SENT, also: WORDS } })
export const memberFile = route('/mod/member/:name', { kind: 'page', query: { act: WORD, sent: KEY, did: WORD, posts: SENT, also: WORDS } })
export const moveMany = route('/mod/move/board/:board', { kind: 'page', query: { sent: KEY, threads: SENT } })
export const actOnThread = route('/mod/:action/thread/:id', { kind: 'page', query: { request: ID, from: NUMBER, page: NUMBER } })
export const actOnPost = route('/mod/:action/post/:id', { kind: 'page', query: { desk: /^yes$/ } })
export const actOnMember = route('/mod/:action/member/:name', { kind: 'page', query: { role: /^[a-z0-9-]{1,100}$/ } })
export const actOnLinks = route('/mod/:action/links/:id', { kind: 'page', query: { host: TEXT, rule: ID } })
export const outbox = route('/mod/outbox', { kind: 'page', query: { before: ID } })
export const undoEntry = route('/mod/undo/entry/:id', { kind: 'page' })
export const blankEntry = route('/mod/blank/entry/:id', { kind: 'page' })
export const decideAppeal = route('/mod/appeal/entry/:id', { kind: 'page' })
export const declineRequest = route('/mod/decline/request/:id', { kind: 'page' })

export const administration = route('/admin', { kind: 'page' })
export const roles = route('/admin/roles', { kind: 'page', query: { name: TEXT } })
export const createBoard = route('/admin/boards/new', { kind: 'page' })
export const boardFile = route('/admin/boards/:board', { kind: 'page' })
export const actOnBoard = route('/admin/boards/:board/:act', { kind: 'page' })
export const createSection = route('/admin/sections/new', { kind: 'page' })
export const actOnSection = route('/admin/sections/:section/:act', { kind: 'page' })
export const adminMail = route('/admin/mail', { kind: 'page' })
export const adminRules = route('/admin/rules', { kind: 'page' })
export const createRule = route('/admin/rules/new', { kind: 'page' })
export const actOnRule = route('/admin/rules/:rule/:act', { kind: 'page' })
export const jobs = route('/admin/jobs', { kind: 'page', query: { page: NUMBER } })
export const deadJob = route('/admin/jobs/:job', { kind: 'page' })

export const live = route('/health/live', { kind: 'operator' })
export const ready = route('/health/ready', { kind: 'operator' })
export const metrics = route('/metrics', { kind: 'operator' })
export const robots = route('/robots.txt', { kind: 'operator' })
export const nextAuth = route('/api/auth/:step', { kind: 'next-auth', shapes: { step: /^(csrf|session|providers|signin|signout)$/ } })
export const nextAuthSignIn = route('/api/auth/callback/credentials', { kind: 'next-auth' })
/** Our own modules, styles, fonts and the icon; scripts of Next’s are served to nobody. */
export const clientModule = route('/client/:file', { kind: 'file', shapes: { file: /^[\w-]+\.js$/ } })
export const builtFile = route('/_next/static/:file*', { kind: 'file', shapes: { file: /\.(?:css|woff2|svg|ico|png)$/ } })
export const icon = route('/icon.svg', { kind: 'file' })

export const refusedPage = route('/refused/:status', { kind: 'inner' })
