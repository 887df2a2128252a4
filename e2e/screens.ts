/** Who is signed in where a page is looked at: nobody, a moderator, or an admin. */
type Reader = 'guest' | 'hq' | 'admin'
export type Screen = { path: string; reader: Reader }

export const STORY = '/t/1/keep-probation-public-what-parents-should-know'

const guest = (path: string): Screen => ({ path, reader: 'guest' })
const hq = (path: string): Screen => ({ path, reader: 'hq' })
const admin = (path: string): Screen => ({ path, reader: 'admin' })

/**
 * Where each address of the site with a page can be looked at in the demonstration story, or why it cannot. A test
 * (lib/routing/screens.test.ts) holds this to the table of addresses: a new page is looked at as all others are.
 */
export const SCREENS: Readonly<Record<string, readonly Screen[] | string>> = {
  home: [guest('/')],
  active: [guest('/active')],
  boards: [guest('/boards'), admin('/boards')],
  campaigns: [guest('/campaigns')],
  log: [guest('/log')],
  rules: [guest('/rules')],
  ruleWording: [guest('/rules/attack/1')],
  transparency: [guest('/transparency')],
  search: [guest('/search?q=probation'), guest('/search?q=xylophagous')],
  member: [guest('/m/marlowe54')],
  board: [guest('/b/chat'), guest('/b/petitions'), guest('/b/probation'), admin('/b/chat')],
  newThread: [hq('/b/chat/new')],
  watchBoard: [hq('/b/chat/watch')],
  briefing: [guest('/b/probation/briefing/probation-what-is-planned')],
  thread: [guest(STORY), guest(`${STORY}?by=hq`), hq(STORY)],
  threadPage: [guest('/t/14/-/2')],
  wholeThread: [guest(`${STORY}/all`)],
  reply: [guest('/t/1/reply'), hq('/t/1/reply')],
  watch: [hq('/t/1/watch')],
  askHq: 'for the starter of a thread alone',
  threadLog: [guest('/t/1/log')],
  post: 'leads on to the place of the post',
  wholePost: [guest('/p/1/all')],
  postHistory: [guest('/p/1/history')],
  allWordings: [hq('/p/1/history/all')],
  editPost: 'for the author of a post alone, a quarter of an hour',
  withdrawPost: 'for the author of a post alone, a quarter of an hour',
  heldPost: 'for the author of a post that waits alone',
  askLink: 'for a link that is not clickable, which other tests make so',
  postLinks: 'for the author of a post with links alone',
  join: [guest('/join')],
  signIn: [guest('/sign-in')],
  signOut: [hq('/sign-out')],
  settings: [guest('/settings'), hq('/settings')],
  drafts: [hq('/drafts')],
  notifications: [hq('/notifications')],
  appeal: 'for whom an act concerns alone',
  letter: 'opened by its signature alone',
  desk: [hq('/mod')],
  staffLog: [hq('/mod/log')],
  outbox: [admin('/mod/outbox')],
  adminMail: [admin('/admin/mail')],
  unsubscribe: 'for whoever holds a letter alone',
  heldPosts: [hq('/mod/held')],
  linkRules: [hq('/mod/links')],
  linksOfThread: [hq('/mod/links/thread/1')],
  linksOfMember: [hq('/mod/links/member/marlowe54')],
  linksOfHost: [hq('/mod/links/host/example.org')],
  threadMenu: [hq('/mod/thread/1')],
  memberFile: [hq('/mod/member/marlowe54'), admin('/mod/member/lanternrow')],
  moveMany: [hq('/mod/move/board/chat')],
  actOnThread: [hq('/mod/move/thread/1'), hq('/mod/lock/thread/3')],
  actOnPost: [hq('/mod/links/post/16')],
  actOnLinks: [hq('/mod/refuse/links/1?host=example.org')],
  actOnMember: [hq('/mod/warn/member/marlowe54')],
  undoEntry: [hq('/mod/undo/entry/3')],
  blankEntry: [admin('/mod/blank/entry/3')],
  decideAppeal: 'for an act against which somebody appealed',
  declineRequest: 'for a request that waits',
  administration: [admin('/admin')],
  roles: [admin('/admin/roles'), admin('/admin/roles?name=marlowe54')],
  createBoard: [admin('/admin/boards/new')],
  boardFile: [admin('/admin/boards/chat')],
  actOnBoard: [admin('/admin/boards/chat/kind')],
  createSection: [admin('/admin/sections/new')],
  actOnSection: [admin('/admin/sections/1/place')],
  adminRules: [admin('/admin/rules')],
  createRule: [admin('/admin/rules/new')],
  actOnRule: [admin('/admin/rules/1/reword'), admin('/admin/rules/1/rename'), admin('/admin/rules/1/retire')],
  jobs: [admin('/admin/jobs')],
  deadJob: 'no job of the story is dead',
}

/** Every page that one kind of reader can look at. */
export function screensOf(reader: Reader): string[] {
  const screens = Object.values(SCREENS).flatMap((shown) => (typeof shown === 'string' ? [] : shown))
  return [...new Set(screens.filter((screen) => screen.reader === reader).map(({ path }) => path))]
}
