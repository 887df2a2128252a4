import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { dropLocal } from '@/lib/events/changes'
import { guest, type MemberViewer } from '@/lib/identity/viewer'
import { tagMark, untilMark } from '@/lib/platform/marks'
import type { Tag } from '@/lib/platform/tags'
import { bytesForGuests, bytesForReader } from './document'
import { innerSocket } from './inner'
import { cacheFigures, dropAll, findKept, findLastKnown, setDeaf } from './page-cache'
import { type Found, renderDocument } from './render-document'
import { fill } from './slots'

const folder = mkdtempSync(join(tmpdir(), 'parley-cache-'))
let server: Server
let handler: RequestListener
let asked: number

beforeAll(async () => {
  innerSocket().path = join(folder, 'next.sock')
  server = createServer((request, response) => {
    asked += 1
    handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(innerSocket().path, resolve))
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

beforeEach(() => {
  dropAll()
  asked = 0
  handler = page(['thread:1'])
})

afterEach(() => {
  vi.useRealTimers()
})

/** A page made of these tags. */
function page(tags: Tag[], text = 'page', until?: Date): RequestListener {
  return (request, response) => {
    const word = String(request.headers['x-parley-mark'])
    response.end(`<p>${text}</p>${tags.map((tag) => tagMark(word, tag)).join('')}${until ? untilMark(word, until) : ''}`)
  }
}

const kept = (address: string, memberId?: bigint) => findKept(address, 'public', memberId) !== undefined
const textOf = (found: Found) => (found.kind === 'document' ? fill(found.document.rendering.pieces, READER).toString() : '')

const READER = { viewer: guest, theme: 'dark', address: '/z' }
const aMember: MemberViewer = {
  kind: 'member',
  id: 2n,
  nameId: 2n,
  name: 'Parent',
  joinedAt: new Date(0),
  isAdmin: false,
  moderates: [],
  staffBoards: [],
  unread: 0,
}

/** Renders a page, and lets the test act while the rendering is under way. */
async function renderWhile(address: string, meanwhile: () => void): Promise<Found> {
  const answer = handler
  const begun = new Promise<() => void>((resolve) => {
    handler = (request, response) => resolve(() => answer(request, response))
  })
  const found = renderDocument(address, 'public', true)
  const finish = await begun
  handler = answer
  meanwhile()
  finish()
  return found
}

test('a page is rendered once for all who ask at once, and then kept for its audience', async () => {
  await Promise.all(Array.from({ length: 10 }, () => renderDocument('/a', 'public', true)))
  expect(asked).toBe(1)
  expect(kept('/a')).toBe(true)
  expect(findKept('/a', 'members')).toBeUndefined()
})

test('a change drops the pages that share a tag with it, and no others', async () => {
  await renderDocument('/t/1', 'public', true)
  handler = page(['thread:2', 'board:5'])
  await renderDocument('/t/2', 'public', true)
  handler = page([])
  await renderDocument('/names-no-tags', 'public', true)
  dropLocal({ tags: ['thread:1'], actors: [], events: [] })
  expect([kept('/t/1'), kept('/t/2'), kept('/names-no-tags')]).toEqual([false, true, false])
  dropLocal({ tags: ['board:5', 'thread:9'], actors: [], events: [] })
  expect(kept('/t/2')).toBe(false)
  await renderDocument('/t/2', 'public', true)
  dropLocal({ tags: ['site'], actors: [], events: [] })
  expect(cacheFigures()).toMatchObject({ pages: 0, bytes: 0 })
})

test('a page whose tag changed while it was rendered is not kept; one that another change passed by is', async () => {
  await renderWhile('/t/1', () => dropLocal({ tags: ['thread:1'], actors: [], events: [] }))
  expect(kept('/t/1')).toBe(false)
  await renderWhile('/t/1', () => dropLocal({ tags: ['site'], actors: [], events: [] }))
  expect(kept('/t/1')).toBe(false)
  await renderWhile('/t/1', () => dropLocal({ tags: ['thread:2'], actors: [], events: [] }))
  expect(kept('/t/1')).toBe(true)
})

test('nobody joins a rendering that was begun before a change', async () => {
  let fresh: Promise<Found> | undefined
  const old = await renderWhile('/t/1', () => {
    dropLocal({ tags: ['thread:1'], actors: [], events: [] })
    handler = page(['thread:1'], 'new')
    fresh = renderDocument('/t/1', 'public', true)
  })
  expect(textOf(old)).toContain('page')
  expect(textOf((await fresh) ?? old)).toContain('new')
  expect(asked).toBe(2)
  expect(kept('/t/1')).toBe(true)
})

test('lists over many boards are dropped at most once a second, but at once for who made the change', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  handler = page(['lists'])
  const again = () => renderDocument('/', 'public', true)
  vi.advanceTimersByTime(5000)
  await again()
  dropLocal({ tags: ['lists', 'thread:1'], actors: [7n], events: [] })
  expect(kept('/')).toBe(false) // the first of a second at once
  await again()
  dropLocal({ tags: ['lists', 'thread:1'], actors: [7n], events: [] })
  expect([kept('/'), kept('/', 8n), kept('/', 7n)]).toEqual([true, true, false])
  await again()
  expect(kept('/', 7n)).toBe(true) // made after her change
  dropLocal({ tags: ['lists', 'thread:2'], actors: [8n], events: [] })
  expect([kept('/'), kept('/', 8n), kept('/', 7n)]).toEqual([true, false, true])
  vi.advanceTimersByTime(1000)
  expect(kept('/')).toBe(false)
})

test('a page is dropped when the first thing in it runs out, and after an hour in any case', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  setDeaf(false)
  handler = page(['board:1'], 'signpost', new Date(Date.now() + 10_000))
  await renderDocument('/b/chat', 'public', true)
  handler = page(['thread:1'])
  await renderDocument('/t/1', 'public', true)
  expect([kept('/b/chat'), kept('/t/1')]).toEqual([true, true])
  vi.advanceTimersByTime(10_000)
  expect([kept('/b/chat'), kept('/t/1')]).toEqual([false, true])
  vi.advanceTimersByTime(3_580_000)
  expect(kept('/t/1')).toBe(true)
  vi.advanceTimersByTime(10_000)
  expect(kept('/t/1')).toBe(false)
})

test('errors, redirects and pages that are not to be kept are not kept', async () => {
  handler = (_request, response) => response.writeHead(404).end('<!DOCTYPE html><html id="__next_error__">')
  expect(await renderDocument('/c', 'public', true)).toEqual({ kind: 'error', status: 404 })
  handler = (_request, response) => response.end('<!DOCTYPE html><html id="__next_error__"><head>')
  expect(await renderDocument('/d', 'public', true)).toEqual({ kind: 'error', status: 500 })
  handler = (_request, response) => response.writeHead(308, { location: '/e/2' }).end()
  expect(await renderDocument('/e', 'public', true)).toEqual({ kind: 'redirect', status: 308, location: '/e/2' })
  handler = page(['lists'])
  await renderDocument('/search?q=x', 'public', false)
  expect(cacheFigures().pages).toBe(0)
})

test('what people write about errors is a page like any other', async () => {
  handler = (_request, response) => response.end('<!DOCTYPE html><html lang="en-GB"><h1>The __next_error__ title: &lt;html id=&quot;__next_error__&quot;</h1>')
  expect((await renderDocument('/h', 'public', true)).kind).toBe('document')
})

test('nothing is kept while other nodes cannot be heard', async () => {
  setDeaf(true)
  await renderDocument('/f', 'public', true)
  expect(kept('/f')).toBe(false)
  setDeaf(false)
  await renderDocument('/f', 'public', true)
  expect(kept('/f')).toBe(true)
})

test('a client’s headers never reach the rendering', async () => {
  let seen: Record<string, unknown> = {}
  handler = (request, response) => {
    seen = request.headers
    response.end('<p>x</p>')
  }
  await renderDocument('/g', 'members', true)
  expect(Object.keys(seen).sort()).toEqual([
    'accept',
    'connection',
    'host',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-parley-audience',
    'x-parley-mark',
    'x-parley-path',
    'x-parley-request',
  ])
  expect(seen['x-parley-audience']).toBe('members')
})

test('the cache is bounded in bytes: a giant is not kept, and the least used go first', async () => {
  const MB = 1024 * 1024
  handler = page(['thread:1'], 'x'.repeat(8 * MB))
  await renderDocument('/giant', 'public', true)
  expect(cacheFigures()).toMatchObject({ pages: 0, bytes: 0 })
  handler = page(['thread:1'], 'x'.repeat(4 * MB - 1000))
  for (let number = 0; number < 32; number += 1) await renderDocument(`/page-${number}`, 'public', true)
  expect(cacheFigures().pages).toBe(32)
  expect(kept('/page-0')).toBe(true) // asked for: it is no longer the one unused longest
  await renderDocument('/one-more', 'public', true)
  expect([kept('/page-0'), kept('/page-1'), kept('/one-more')]).toEqual([true, false, true])
  expect(cacheFigures().bytes).toBeLessThanOrEqual(128 * MB)
})

test('what is counted is what is held: the page without scripts, and each copy once it is made', async () => {
  const scripts = `<script>${'s'.repeat(500_000)}</script>`
  handler = page(['thread:1'], `${scripts}${'words '.repeat(20_000)}`)
  const found = await renderDocument('/t/1', 'public', true)
  if (found.kind !== 'document') throw new Error('The page was not rendered.')
  const near = (bytes: number) => [bytes, bytes + 2000] as const
  const expectHeld = ([least, most]: readonly [number, number]) => {
    expect(cacheFigures().bytes).toBeGreaterThanOrEqual(least)
    expect(cacheFigures().bytes).toBeLessThanOrEqual(most)
  }
  expectHeld(near(120_000))
  const [plain, br] = [await bytesForGuests(found.document, READER, 'identity'), await bytesForGuests(found.document, READER, 'br')]
  const all = 120_000 + (plain?.bytes.length ?? 0) + (br?.bytes.length ?? 0)
  expectHeld(near(all))
  await bytesForGuests(found.document, READER, 'br')
  for (const _turn of [1, 2, 3]) bytesForReader(found.document, { ...READER, viewer: aMember })
  expectHeld(near(all + 120_000))
  dropAll()
  expect(cacheFigures().bytes).toBe(0)
  await bytesForGuests(found.document, READER, 'gzip') // a copy for somebody who still reads it
  expect(cacheFigures().bytes).toBe(0)
})

test('guests share one set of bytes for each encoding, made once', async () => {
  const found = await renderDocument('/z', 'public', true)
  if (found.kind !== 'document') throw new Error('The page was not rendered.')
  const [plain, br, gzip, again] = [
    await bytesForGuests(found.document, READER, 'identity'),
    await bytesForGuests(found.document, READER, 'br'),
    await bytesForGuests(found.document, READER, 'gzip'),
    await bytesForGuests(found.document, READER, 'br'),
  ]
  expect(plain?.bytes.toString()).toBe('<p>page</p>')
  expect(brotliDecompressSync(br?.bytes ?? '').toString()).toBe('<p>page</p>')
  expect(gunzipSync(gzip?.bytes ?? '').toString()).toBe('<p>page</p>')
  expect(again?.bytes).toBe(br?.bytes)
  expect(new Set([plain, br, gzip].map((sent) => sent?.etag)).size).toBe(1)
})

test('what was kept before the others fell silent is shown only as it was last known, and goes when they are heard again', async () => {
  await renderDocument('/q', 'public', true)
  setDeaf(true)
  expect(kept('/q')).toBe(false)
  expect(findLastKnown('/q')).toBeDefined()
  setDeaf(false)
  expect(findLastKnown('/q')).toBeUndefined()
})

test('what a change has touched, or is older than some hours, is not shown in an outage either', async () => {
  await renderDocument('/q', 'public', true)
  expect(findLastKnown('/q')).toBeDefined()
  dropLocal({ tags: ['thread:1'], actors: [], events: [] })
  expect(findLastKnown('/q')).toBeUndefined()

  await renderDocument('/q', 'public', true)
  vi.useFakeTimers({ now: Date.now() + 5 * 3_600_000, toFake: ['Date'] })
  expect(kept('/q')).toBe(false) // too old to be given out as it stands
  expect(findLastKnown('/q')).toBeDefined()
  vi.useFakeTimers({ now: Date.now() + 2 * 3_600_000, toFake: ['Date'] })
  expect(findLastKnown('/q')).toBeUndefined()
})
