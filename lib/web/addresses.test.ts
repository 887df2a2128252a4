import { expect, test } from 'vitest'
import { readAddress } from './addresses'
import { refusalOf } from './refused-requests'
import { readTarget } from './target'

const read = (address: string) => {
  const { kind, canonical, kept } = readAddress(new URL(address, 'http://localhost:3000'))
  return `${kind} ${canonical} ${kept ? 'kept' : 'not kept'}`
}

test('a document is kept under its path and the parameters it knows, in fixed order', () => {
  expect(read('/t/12/a-thread?after=3&utm_source=x&by=op&_rsc=1&nxtPthread=9')).toBe('document /t/12/a-thread?by=op&after=3 kept')
  expect(read('/b/chat/2?x=1')).toBe('document /b/chat/2 kept')
  expect(read('/?page=9')).toBe('list / kept')
  expect(read('/search?q=a%20b&board=x')).toBe('list /search?q=a+b not kept')
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
  expect(['/refused/404', '/old-address'].map(kind)).toEqual(['nothing', 'nothing'])
})

test('an address that no route knows is not kept', () => {
  expect(read('/Talk/petitions/1774818-a-thread?msgid=4')).toBe('other /old-address not kept')
  expect(read('/?msgid=4')).toBe('other /old-address not kept')
  expect(read('/Talk/x/')).toBe('other /old-address not kept')
  expect(read('/b/chat/')).toBe('document /b/chat kept')
})

function refused(method: string, url: string, headers: Record<string, string> = {}) {
  return refusalOf({ method, url, headers } as Parameters<typeof refusalOf>[0])
}

test('no page needs another method, and no address of the framework is anybody’s business', () => {
  expect(refused('GET', '/t/12')).toBeNull()
  for (const method of ['PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PATCH']) expect(refused(method, '/')).toBe(405)
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
  expect(refused('POST', '/sign-in', { origin: 'http://localhost:3000', 'content-length': '2097153' })).toBe(413)
})

test('the address of a letter is a page without a session, whose browser may keep its origin to itself', () => {
  expect(read('/appeal/12')).toBe('page /appeal/12 not kept')
  expect(read('/appeal/12/5-abc-secret/?to=/x')).toBe('letter /appeal/12/5-abc-secret not kept')
  expect(refused('POST', '/appeal/12/5-abc-secret', { origin: 'null' })).toBeNull()
  for (const url of ['/appeal/12', '/appeal/12/', '/sign-in?x=/appeal/12/secret', '/mod/appeal/entry/12', '/appeal/12/secret/more', '/x/appeal/12/secret'])
    expect(refused('POST', url, { origin: 'null' }), url).toBe(403)
  expect(refused('POST', '/appeal/12/5-abc-secret', { origin: 'https://evil.example' })).toBe(403)
})
