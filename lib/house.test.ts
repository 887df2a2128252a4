import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { routeOfPage } from './testing/app-pages'

/** Floors of lib, lowest first; an area imports from lower floors and from itself, never from a neighbour. */
const FLOORS = [
  ['platform', 'text'],
  ['jobs'],
  ['events'],
  ['identity'],
  ['boards', 'drafts'],
  ['threads'],
  ['letters'],
  ['notifications'],
  ['posts'],
  ['search', 'links', 'petitions'],
  ['moderation', 'imports'],
  ['web', 'background'],
]
/** The table of addresses, what reads it and the paths made from it lie outside the floors: they know each other alone. */
const OPEN_TO_ALL = ['routes', 'routing', 'urls']
const ROOT = join(import.meta.dirname, '..')
const LONGEST_FILE = 200

test('an area of lib imports only from the floors below it', () => {
  const climbs = sources('lib').flatMap((file) =>
    areasImportedBy(file)
      .filter((area) => climbsTo(areaOf(file), area))
      .map((area) => `${file} climbs to ${area}`),
  )
  expect(climbs).toEqual([])
})

test('every area of lib has a floor', () => {
  const areas = new Set(sources('lib').map(areaOf))
  expect([...areas].filter((area) => area !== 'testing' && !OPEN_TO_ALL.includes(area) && floorOf(area) === -1)).toEqual([])
})

test('only tests are served by lib/testing', () => {
  const served = [...sources('lib'), ...sources('app'), ...sources('components')].filter(
    (file) => !file.startsWith('lib/testing/') && /@\/lib\/(platform\/)?testing/.test(read(file)),
  )
  expect(served).toEqual([])
})

test('the table of addresses and what is made from it import each other alone', () => {
  const files = sources('lib').filter((file) => OPEN_TO_ALL.includes(areaOf(file)))
  const imports = files.flatMap((file) => [...read(file).matchAll(/from '([^']+)'/g)].map(([, from = '']) => from))
  expect(imports.filter((from) => !/^\.{1,2}\/(routing\/)?(routes|route|match|taken)$/.test(from))).toEqual([])
})

test('every file of an act is named in the index of acts and has its line among the server actions', () => {
  const index = read('lib/moderation/actions/index.ts')
  const doors = read('app/(moderation)/actions.ts')
  const acts = sources('lib/moderation/actions').filter((file) => !file.endsWith('/index.ts'))
  expect(acts.length).toBeGreaterThan(2)
  for (const file of acts) {
    const [, name] = read(file).match(/export const (\w+) = defineAction/) ?? []
    expect(index.slice(index.indexOf('moderationActions =')), file).toContain(name)
    expect(doors, file).toMatch(new RegExp(`serverAct\\(${name}[,)]`))
  }
})

test('a document knows its audience and never its viewer', () => {
  const documents = sources('app/(board)').filter((file) => !isPersonal(file))
  expect(documents.length).toBeGreaterThan(5)
  for (const file of documents) expect(read(file), file).not.toMatch(/getViewer|getModerator|cookies\(/)
})

test('every page of the moderators’ wing asks for the moderator first', () => {
  const pages = sources('app/(moderation)').filter((file) => file.endsWith('page.tsx'))
  expect(pages.length).toBeGreaterThan(1)
  for (const file of pages) expect(read(file), file).toContain('getModerator()')
})

test('every page of the admins’ wing asks for the admin first', () => {
  const pages = sources('app/(administration)').filter((file) => file.endsWith('page.tsx'))
  expect(pages.length).toBeGreaterThan(4)
  for (const file of pages) expect(read(file), file).toContain('await getAdmin()')
})

test('only the guarded fetcher asks the outside world for anything', () => {
  const asking =
    /(?<!library\(\)\.)\bfetch\(|new (?:XMLHttpRequest|WebSocket|EventSource)|import (?:\w+|\* as \w+|\{[^}]*\b(?:request|connect|createConnection|get)\b[^}]*\}) from 'node:(?:https?|http2|net|tls|dgram)'/
  const files = [...sources('lib'), ...sources('app'), ...sources('components'), 'server.ts'].filter((file) => asking.test(read(file)))
  expect(files).toEqual(['lib/platform/foreign-request.ts', 'lib/web/inner.ts']) // inner: Next, over a Unix socket
})

test('mail is the only other way out, through one file', () => {
  const files = [...sources('lib'), ...sources('app'), ...sources('components'), 'server.ts']
  expect(files.filter((file) => /createTransport|import (?!type)[^\n]* from 'nodemailer/.test(read(file)))).toEqual(['lib/letters/mail/transport.ts'])
  const resolving = files.filter((file) => /from 'node:dns/.test(read(file)))
  expect(resolving).toEqual(['lib/letters/mail/check-domain.ts', 'lib/platform/foreign-request.ts']) // asks the operator's own resolver, and connects nowhere
})

test('letters are written in one place, save those of news, which the statement that tells of them writes', () => {
  const writing = /outbox\.(?:create|upsert)|insert into "Outbox"/i
  expect(sources('lib').filter((file) => writing.test(read(file)))).toEqual(['lib/letters/commands.ts', 'lib/posts/news/tell-news.ts'])
})

test('server actions are lines, one for each act', () => {
  for (const file of sources('app').filter((name) => name.endsWith('actions.ts'))) {
    expect(read(file), file).toMatch(/^'use server'/)
    expect(read(file), file).not.toMatch(/\bif \(|\btry \{/)
  }
})

test('no page waits for a script', () => {
  for (const file of [...sources('app'), ...sources('components')]) {
    expect(file).not.toMatch(/loading\.tsx$/)
    expect(read(file), file).not.toMatch(/<Suspense|next\/link|next\/image|style=\{/)
  }
})

test('no file holds more than one reader can keep in mind', () => {
  const long = [...sources('lib'), ...sources('app'), ...sources('components'), 'server.ts'].filter((file) => read(file).split('\n').length > LONGEST_FILE)
  expect(long).toEqual([])
})

function climbsTo(from: string, to: string): boolean {
  if (from === to || from === 'testing' || OPEN_TO_ALL.includes(from) || OPEN_TO_ALL.includes(to)) return false
  return floorOf(to) >= floorOf(from)
}

function floorOf(area: string): number {
  return FLOORS.findIndex((floor) => floor.includes(area))
}

function areaOf(file: string): string {
  return file.split('/')[1]?.replace(/\.ts$/, '') ?? ''
}

function areasImportedBy(file: string): string[] {
  return [...read(file).matchAll(/from '@\/lib\/([\w-]+)/g)].map(([, area]) => area ?? '')
}

/** Forms are personal pages: they may know who is asking. What lies beside a page belongs to it. */
function isPersonal(file: string): boolean {
  const kind = routeOfPage(dirname(file))?.kind
  return kind === 'page' || kind === 'letter'
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort()
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}
