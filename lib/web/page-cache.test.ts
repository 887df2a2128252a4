import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dropLocal } from '@/lib/events/changes'
import { innerSocket } from './inner'
import { cacheFigures, dropAll, findKept, render, setDeaf } from './page-cache'

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
  handler = (_request, response) => response.end('<p>page</p>')
})

test('a page is rendered once for all who ask at once, and then kept', async () => {
  await Promise.all(Array.from({ length: 10 }, () => render('/a', 'public', true)))
  expect(asked).toBe(1)
  expect(findKept('/a', 'public')).toBeDefined()
  expect(findKept('/a', 'members')).toBeUndefined()
})

test('a change drops every page, and a rendering begun before it is neither kept nor joined', async () => {
  let finish = () => {}
  handler = (_request, response) => {
    finish = () => response.end('<p>old</p>')
  }
  const old = render('/b', 'public', true)
  await new Promise<void>((resolve) => {
    const wait = setInterval(() => {
      if (asked === 1) {
        clearInterval(wait)
        resolve()
      }
    }, 5)
  })
  dropLocal()
  handler = (_request, response) => response.end('<p>new</p>')
  const fresh = await render('/b', 'public', true)
  expect(asked).toBe(2)
  finish()
  await old
  const kept = findKept('/b', 'public')
  expect(fresh.kind === 'document' && fresh.document).toBe(kept)
  expect(JSON.stringify(kept?.pieces)).toContain('new')
})

test('errors, redirects and pages that are not to be kept are not kept', async () => {
  handler = (_request, response) => response.writeHead(404).end('<html id="__next_error__">')
  expect(await render('/c', 'public', true)).toEqual({ kind: 'error', status: 404 })
  handler = (_request, response) => response.end('<!DOCTYPE html><html id="__next_error__"><head>')
  expect(await render('/d', 'public', true)).toEqual({ kind: 'error', status: 500 })
  handler = (_request, response) => response.writeHead(308, { location: '/e/2' }).end()
  expect(await render('/e', 'public', true)).toEqual({ kind: 'redirect', status: 308, location: '/e/2' })
  handler = (_request, response) => response.end('<p>found</p>')
  await render('/search?q=x', 'public', false)
  expect(cacheFigures().pages).toBe(0)
})

test('nothing is kept while other nodes cannot be heard', async () => {
  setDeaf(true)
  await render('/f', 'public', true)
  expect(findKept('/f', 'public')).toBeUndefined()
  setDeaf(false)
  await render('/f', 'public', true)
  expect(findKept('/f', 'public')).toBeDefined()
})

test('a client’s headers never reach the rendering', async () => {
  let seen: Record<string, unknown> = {}
  handler = (request, response) => {
    seen = request.headers
    response.end('<p>x</p>')
  }
  await render('/g', 'members', true)
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

test('what people write about errors is a page like any other', async () => {
  handler = (_request, response) => response.end('<!DOCTYPE html><html lang="en-GB"><h1>The __next_error__ title: &lt;html id=&quot;__next_error__&quot;</h1>')
  expect((await render('/h', 'public', true)).kind).toBe('document')
})

test('the cache is bounded in bytes: a giant is not kept, and the least used go first', async () => {
  handler = (_request, response) => response.end('x'.repeat(600_000))
  await render('/giant', 'public', true)
  expect(cacheFigures()).toMatchObject({ pages: 0, bytes: 0 })
  handler = (_request, response) => response.end('x'.repeat(500_000))
  for (let page = 0; page < 134; page += 1) await render(`/page-${page}`, 'public', true)
  expect(cacheFigures()).toMatchObject({ pages: 134, bytes: 134_000_000 })
  expect(findKept('/page-0', 'public')).toBeDefined() // asked for: it is no longer the one unused longest
  await render('/one-more', 'public', true)
  expect(findKept('/page-1', 'public')).toBeUndefined()
  expect(findKept('/page-0', 'public')).toBeDefined()
  expect(cacheFigures().bytes).toBe(134_000_000)
})
