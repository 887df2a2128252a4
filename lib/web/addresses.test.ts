import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memberPath, modMemberPath, modPath, waitingLinksPath } from '@/lib/urls'
import { readAddress } from './addresses'
import { refusalOf } from './refused-requests'
import { methodsOf, readTarget } from './target'

const read = (address: string) => {
  const { kind, canonical, kept } = readAddress(new URL(address, 'http://localhost:3000'))
  return `${kind} ${canonical} ${kept ? 'kept' : 'not kept'}`
}

test('a document is kept under its path and the parameters it knows, in fixed order', () => {
  expect(read('/t/12/a-thread?after=3&utm_source=x&by=op&_rsc=1&nxtPthread=9')).toBe('document /t/12/a-thread?by=op&after=3 not kept')
  expect(read('/t/12/a-thread?utm_source=x&by=op')).toBe('document /t/12/a-thread?by=op kept')
  expect(read('/b/chat/2?x=1')).toBe('document /b/chat/2 kept')
  expect(read('/?page=9')).toBe('list / kept')
  expect(read('/search?q=a%20b&sort=x')).toBe('list /search?q=a+b not kept')
})

test('an address has one spelling, under which it is kept; any other leads there', () => {
  const spelled = readAddress(new URL('/t/12/%64og%2dwalkers', 'http://localhost:3000'))
  expect([spelled.path, spelled.canonical]).toEqual(['/t/12/dog-walkers', '/t/12/dog-walkers'])
  expect(readAddress(new URL('/m/Zo%c3%ab', 'http://localhost:3000')).path).toBe('/m/Zo%C3%AB')
})

test('forms and the moderators’ wing belong to their reader', () => {
  for (const path of ['/b/chat/new', '/t/12/reply', '/sign-in', '/sign-out', '/settings', '/join', '/mod', '/mod/move/thread/12', '/mod/undo/entry/3']) {
    expect(read(path)).toBe(`page ${path} not kept`)
  }
  expect(read('/t/12/reply?quote=2&x=1')).toBe('page /t/12/reply?quote=2 not kept')
})

test('a post’s history is a document; what changes it, and every wording, belong to their reader', () => {
  expect(read('/p/12/history?x=1')).toBe('document /p/12/history kept')
  expect([read('/p/12/all?after=2'), read('/p/12/history?after=2')]).toEqual(['document /p/12/all kept', 'document /p/12/history?after=2 kept'])
  for (const path of ['/p/12/edit', '/p/12/withdraw', '/p/12/history/all']) expect(read(path)).toBe(`page ${path} not kept`)
  expect([read('/p/12/history/all?from=2'), read('/p/12/edit?draft=1770000000000')]).toEqual([
    'page /p/12/history/all?from=2 not kept',
    'page /p/12/edit?draft=1770000000000 not kept',
  ])
})

test('a parameter that does nothing makes no page of its own', () => {
  for (const query of ['page=2', 'by=', 'by=nobody', 'after=7', 'fbclid=x']) expect(read(`/t/12/a-thread?${query}`), query).toBe('document /t/12/a-thread kept')
  expect(read('/t/12/a-thread/2?by=op&after=3')).toBe('document /t/12/a-thread/2 kept')
  expect(read('/active?list=all&page=3')).toBe('list /active kept')
  expect(read('/log?month=2026-13&before=')).toBe('list /log kept')
  expect(read('/t/12/a-thread/all?page=0')).toBe('document /t/12/a-thread/all kept')
})

test('a target names what answers it, and only in its one spelling', () => {
  const kind = (target: string) => readTarget(target).kind
  expect(['/health/live', '/robots.txt', '/metrics'].map(kind)).toEqual(['operator', 'operator', 'operator'])
  expect(['/log/feed.atom', '/t/5/log/feed.atom', '/transparency/data.csv'].map(kind)).toEqual(['feed', 'feed', 'feed'])
  expect(['/client/reader-a1.js', '/_next/static/css/a.css', '/icon.svg'].map(kind)).toEqual(['file', 'file', 'file'])
  expect(['/api/auth/csrf', '/api/auth/callback/credentials', '/drafts'].map(kind)).toEqual(['next-auth', 'next-auth', 'drafts'])
  for (const page of ['/_next/static/a.js', '/api/auth/x', '/health', '/client/a/b.js', '/log/feed.atom/', '/%6cog/feed.atom'])
    expect(kind(page), page).toBe('page')
  expect(kind('/refused/404')).toBe('nothing')
})

test('an address that no route knows is not kept', () => {
  expect(read('/?msgid=4')).toBe('list / kept')
  expect(read('/Talk/petitions/1774818-a-thread?msgid=4')).toBe('other /Talk/petitions/1774818-a-thread not kept')
  expect(read('/Talk/x/')).toBe('other /Talk/x not kept')
  expect(read('/Talk/caf%E9/')).toBe('other /Talk/caf%E9 not kept')
  expect(read('/b/chat/')).toBe('document /b/chat kept')
})

test('what everybody reads may be of an older board where its query says more than the page knows; a form never is', () => {
  const mayBeOld = (address: string) => readAddress(new URL(address, 'http://localhost:3000')).mayBeOld === true
  for (const old of [
    '/nowhere',
    '/?topic=43',
    '/?threadid=4&page=2',
    '/b/chat?t=4',
    '/t/5/slug?by=op&msgid=4',
    '/search?q=x&tid=4',
    '/?fbclid=1&p=43',
    '/m/ann?x',
  ])
    expect(mayBeOld(old), old).toBe(true)
  for (const own of [
    '/',
    '/?utm_source=x&fbclid=1',
    '/search?q=x&page=2',
    '/t/5/slug?by=nobody',
    '/t/5/reply?topic=43',
    '/sign-in?t=1',
    '/mod/log?t=1',
    '/metrics?t=1',
  ])
    expect(mayBeOld(own), own).toBe(false)
})

test('the board of an address is known, whatever page of it is asked for', () => {
  const board = (address: string) => readAddress(new URL(address, 'http://localhost:3000')).board
  for (const path of ['/b/chat', '/b/chat/2', '/b/chat/new', '/b/chat/briefing/x', '/mod/move/board/chat', '/admin/boards/chat', '/admin/boards/chat/rename'])
    expect(board(path), path).toBe('chat')
  for (const path of ['/', '/boards', '/admin/boards/new', '/t/5']) expect(board(path), path).toBeUndefined()
})

function refused(method: string, url: string, headers: Record<string, string> = {}) {
  return refusalOf({ method, url, headers } as Parameters<typeof refusalOf>[0])
}

test('no page needs another method, and no address of the framework is anybody’s business', () => {
  expect(refused('GET', '/t/12')).toBeNull()
  for (const method of ['PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PATCH', 'POST']) expect(methodsOf(readTarget('/')), method).not.toContain(method)
  for (const url of [
    '/t/12.rsc',
    '/t/12.segments/_tree',
    '/_next/image?url=x',
    '/_next/data/x',
    '/refused/404',
    '/.env',
    '/.git/config',
    '/a.js.map',
    '//evil.example',
    '/a//b',
    '/%2e%2e/x',
    '/a%00',
    '/a%2fb',
    '/%zz',
    'http://169.254.169.254/',
    '/\\evil.example',
  ]) {
    expect(readTarget(url), url).toEqual({ kind: 'nothing' })
  }
})

test('a form is taken from our own pages only', () => {
  expect(refused('POST', '/sign-in', { origin: 'http://localhost:3000' })).toBeNull()
  for (const origin of [undefined, 'null', 'https://evil.example', 'http://localhost:3000.evil.example', 'http://localhost:3001', 'https://localhost:3000']) {
    expect(refused('POST', '/sign-in', origin ? { origin } : {}), origin).toBe(403)
  }
  expect(refused('POST', '/sign-in', { origin: 'http://localhost:3000', 'content-length': '524289' })).toBe(413)
})

test('the address of a letter is a page without a session, whose browser may keep its origin to itself', () => {
  expect(read('/appeal/12')).toBe('page /appeal/12 not kept')
  expect(read('/appeal/12/5-abc-secret/?to=/x')).toBe('letter /appeal/12/5-abc-secret not kept')
  expect(refused('POST', '/appeal/12/5-abc-secret', { origin: 'null' })).toBeNull()
  for (const url of ['/appeal/12', '/appeal/12/', '/sign-in?x=/appeal/12/secret', '/mod/appeal/entry/12', '/appeal/12/secret/more', '/x/appeal/12/secret'])
    expect(refused('POST', url, { origin: 'null' }), url).toBe(403)
  expect(refused('POST', '/appeal/12/5-abc-secret', { origin: 'https://evil.example' })).toBe(403)
})

test('what a parameter does not mean makes no page of its own', () => {
  const same = (address: string, others: string[]) => {
    for (const other of others) expect(read(other), other).toBe(read(address))
  }
  const odd = [
    'page=0',
    'page=-1',
    'page=1e3',
    'page=2.5',
    'page=0x10',
    'page=٣',
    'page=+2',
    'page=',
    'page=99999999999999999999',
    'PAGE=2',
    'page%5B%5D=2',
    'x=1',
  ]
  same(
    '/t/12/slug/all',
    odd.map((query) => `/t/12/slug/all?${query}`),
  )
  same(
    '/active',
    ['page=7', 'page=8', 'list=all', 'list=', 'list=nobody', 'list=ALL', 'list[]=on'].map((query) => `/active?${query}`),
  )
  same(
    '/t/12/slug',
    ['by=', 'by=OP', 'by=somebody', 'by=__proto__', 'page=3'].map((query) => `/t/12/slug?${query}`),
  )
  same(
    '/t/12/slug/all?page=2',
    ['page=02', 'page=0002', 'page=2&page=3', 'utm_source=a&page=2'].map((query) => `/t/12/slug/all?${query}`),
  )
  same(
    '/t/12/slug?by=op',
    ['by=op&after=0', 'by=op&after=-3', 'by=op&after=x', 'by=op&by=hq'].map((query) => `/t/12/slug?${query}`),
  )
})

test('whatever the query of an address, as few pages are kept as it has meanings', () => {
  const value = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('op', 'hq', '1', '01', 'on'))
  const pair = fc.tuple(fc.constantFrom('page', 'list', 'by', 'after', 'before', 'month', 'action', 'q', 'x'), value)
  const kept = new Set<string>()
  fc.assert(
    fc.property(fc.constantFrom('/', '/active', '/log', '/boards', '/b/chat', '/t/12/slug', '/t/12/log', '/m/ann'), fc.array(pair), (path, pairs) => {
      const address = readAddress(new URL(`${path}?${new URLSearchParams(pairs)}`, 'http://localhost:3000'))
      expect(readAddress(new URL(address.canonical, 'http://localhost:3000')).canonical).toBe(address.canonical)
      if (address.kept) kept.add(address.canonical)
    }),
  )
  expect(kept.size).toBeLessThanOrEqual(8 + 4 + 2)
})

test('searching and quoting count, and nothing else that is read', () => {
  const counts = (address: string) => readAddress(new URL(address, 'http://localhost:3000')).counts
  expect([counts('/search?q=tea'), counts('/t/12/reply?quote=3')]).toEqual(['search', 'quote'])
  for (const address of ['/search', '/search?q=', '/t/12/reply', '/t/12', '/active?q=tea', '/']) expect(counts(address), address).toBeUndefined()
})

test('what is only read is sent to by nobody', () => {
  for (const url of [
    '/health/live',
    '/health/ready',
    '/metrics',
    '/robots.txt',
    '/log/feed.atom',
    '/t/12/log/feed.atom',
    '/transparency/data.json',
    '/icon.svg',
    '/t/12/slug',
    '/boards',
    '/old/address',
  ])
    expect(methodsOf(readTarget(url)), url).toEqual(['GET', 'HEAD'])
  for (const url of ['/t/12/reply', '/drafts', '/api/auth/signout']) expect(methodsOf(readTarget(url)), url).toContain('POST')
  expect(methodsOf(readTarget('/api/auth/callback/credentials'))).toEqual(['POST'])
})

test('an origin is ours in its one spelling and in no other', () => {
  const other = [
    'HTTP://localhost:3000',
    'http://LOCALHOST:3000',
    'http://localhost.:3000',
    'http://localhost:03000',
    'http://localhost:3000/',
    'http://localhost',
    'http://a@localhost:3000',
    ' http://localhost:3000',
    'http://localhost:3000, http://localhost:3000',
    'http://127.1:3000',
    'http://[0:0:0:0:0:0:0:1]:3000',
    'null',
    '',
  ]
  for (const origin of other) expect(refused('POST', '/sign-in', { origin }), origin).toBe(403)
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
    expect(refused('POST', '/sign-in', { origin }), origin).toBeNull()
})

test.each(['fern/moss', 'fern?', '#fern', '100%', 'a b', '🌿', '.fern', 'fern.map', 'fern.rsc', 'a/../b', 'back\\slash', 'a%2Fb', "o'b(1)!*~"])(
  'the name %s has an address, and Next is asked for it without what it takes for its own',
  (name) => {
    for (const path of [memberPath(name), modMemberPath(name), modPath('warn', 'member', name), waitingLinksPath('member', name)]) {
      const { path: spelled, canonical } = readAddress(new URL(path, 'http://localhost:3000'))
      expect(readTarget(path), path).toMatchObject({ kind: 'page', address: { path: new URL(path, 'http://localhost:3000').pathname } })
      expect(decodeURIComponent(canonical.split('/').at(-1) ?? ''), path).toBe(name)
      expect(canonical).not.toContain('.')
      expect(readTarget(`${path}/`), path).toMatchObject({ kind: 'page', address: { path: spelled } })
    }
  },
)

test.each(['/m/..', '/m/%2e%2e', '/m/%2e', '/m/.', '/m/a%00', '/m/%zz', '/b/a%2fb', '/m/a/b%2fc', '/t/1/.fern'])('%s is nothing', (path) => {
  expect(readTarget(path)).toEqual({ kind: 'nothing' })
})
