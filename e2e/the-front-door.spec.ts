import { connect } from 'node:net'
import { expect, startThread, test, unique } from './fixtures'

// What programs see; no page is opened, so one run is enough.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'asks over HTTP only')

const STORY = '/t/1/keep-probation-public-what-parents-should-know'

test('every answer carries the policy, whatever its status', async ({ request }) => {
  for (const [path, status] of [
    ['/', 200],
    ['/nowhere', 404],
    ['/t/1', 308],
    ['/b/quiet-corner', 404],
    ['/sign-in', 200],
    ['/_next/image?url=x', 404],
    ['/health/live', 200],
    ['/robots.txt', 200],
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0 })
    const headers = answer.headers()
    expect(answer.status(), path).toBe(status)
    expect(headers['content-security-policy'], path).toContain("script-src 'self'")
    expect(headers['content-security-policy'], path).not.toMatch(/unsafe|nonce/)
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('same-origin')
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
})

test('no page carries the framework’s runtime, inline code, or anything of another host', async ({ request, baseURL }) => {
  for (const path of ['/', '/boards', '/b/chat', STORY, '/sign-in', '/search?q=probation', '/nowhere']) {
    const html = await (await request.get(path)).text()
    expect(html, path).not.toMatch(
      /<script(?![^>]*ld\+json)(?! type="module" src="\/client\/reader-\w+\.js"><\/script>)|as="script"|\sstyle="|\son\w+="|__next_f|~\w{16}[(=)]/,
    )
    const foreign = [...html.matchAll(/(?:src|<link[^>]*href)="(https?:[^"]+)"/g)].map(([, url]) => url).filter((url) => !url?.startsWith(baseURL ?? ''))
    expect(foreign, path).toEqual([])
  }
})

test('a guest’s page is answered from memory with its name, and again with 304', async ({ request }) => {
  const first = await request.get(STORY)
  const { etag = '', 'cache-control': kept } = first.headers()
  expect(kept).toBe('private, no-cache')
  const second = await request.get(STORY, { headers: { 'if-none-match': etag } })
  expect([second.status(), second.headers().etag, (await second.body()).length]).toEqual([304, etag, 0])
  const head = await request.head(STORY)
  expect([head.status(), head.headers().etag]).toEqual([200, etag])
})

test('what is hidden and what is missing are the same bytes', async ({ request, asModerator }) => {
  const path = await startThread(asModerator, 'quiet-corner', unique('Not for the public'), 'Members only.')
  const missing = await request.get('/t/999999999/no-such-thread', { maxRedirects: 0 })
  const body = await missing.text()
  const id = path.split('/')[2]
  for (const hidden of [path, `/t/${id}`, `/t/${id}/log`, `/t/${id}/wrong-slug`, `${path}/all`, '/b/quiet-corner', '/b/quiet-corner/new', `/t/${id}/reply`]) {
    const answer = await request.get(hidden, { maxRedirects: 0 })
    expect([answer.status(), await answer.text()], hidden).toEqual([404, body])
  }
  for (const list of ['/', '/boards', '/active', '/log', '/search?q=public', '/m/Olivia'])
    expect(await (await request.get(list)).text(), list).not.toContain('Not for the public')
})

test('a page of a signed-in reader is kept nowhere', async ({ asParent }) => {
  const answer = await asParent.request.get(STORY)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(answer.headers().etag).toBeUndefined()
  expect(await answer.text()).toContain('LanternRow')
})

test('headers and parameters of the framework change nothing', async ({ request }) => {
  const plain = await (await request.get(STORY)).text()
  const tricks = {
    rsc: '1',
    'next-router-prefetch': '1',
    'next-router-state-tree': '%5B%5D',
    'next-action': 'x',
    'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware',
    'x-nextjs-data': '1',
    'x-invoke-path': '/mod',
    'x-forwarded-host': 'evil.example',
    'x-parley-audience': 'members',
    'x-parley-mark': 'forged',
  }
  for (const [name, value] of Object.entries(tricks)) expect(await (await request.get(STORY, { headers: { [name]: value } })).text(), name).toBe(plain)
  expect(await (await request.get(`${STORY}?_rsc=1&nxtPthread=2`)).text()).toBe(plain)
  const hidden = await request.get('/b/quiet-corner', { headers: { 'x-parley-audience': 'members' } })
  expect(hidden.status()).toBe(404)
})

test('a form from elsewhere, a body too large and an unknown method are refused', async ({ request, baseURL }) => {
  const origin = baseURL ?? ''
  expect((await request.post('/sign-in', { form: { name: 'a' } })).status()).toBe(403)
  expect((await request.post('/sign-in', { form: { name: 'a' }, headers: { origin: 'null' } })).status()).toBe(403)
  expect((await request.post('/sign-in', { form: { name: 'a' }, headers: { origin: 'https://evil.example' } })).status()).toBe(403)
  expect((await request.post(STORY, { form: { body: 'a' }, headers: { origin } })).status()).toBe(405)
  expect((await request.post('/sign-in', { data: 'x'.repeat(3_000_000), headers: { origin, 'content-type': 'text/plain' } })).status()).toBe(413)
  const put = await request.put('/', { headers: { origin } })
  expect([put.status(), put.headers().allow]).toEqual([405, 'GET, HEAD'])
  const sent = await request.put('/sign-in', { headers: { origin } })
  expect([sent.status(), sent.headers().allow]).toEqual([405, 'GET, HEAD, POST'])
  for (const path of ['/health/live', '/health/ready', '/metrics', '/robots.txt', '/log/feed.atom', '/icon.svg']) {
    const posted = await request.post(path, { data: 'x' })
    expect([posted.status(), posted.headers().allow], path).toEqual([405, 'GET, HEAD'])
  }
})

test('a form that is too large, or whose browser hides where it was, gives its words back; one from another site does not', async ({ request, baseURL }) => {
  const multipart = { body: 'Typed at length <b>.', title: '' }
  const send = async (origin: string, more = '') => {
    const answer = await request.post('/b/chat/new', { headers: { origin }, multipart: { ...multipart, more } })
    return { status: answer.status(), text: await answer.text(), cache: answer.headers()['cache-control'] }
  }
  const shown = { text: expect.stringContaining('Typed at length &lt;b&gt;.'), cache: 'no-store' }
  expect(await send('null')).toMatchObject({ status: 403, ...shown })
  expect(await send(baseURL ?? '', 'x'.repeat(3_000_000))).toMatchObject({ status: 413, ...shown })
  const foreign = await send('https://evil.example')
  expect([foreign.status, foreign.text.includes('Typed')]).toEqual([403, false])
})

test('a refused form comes back under the header of who sent it; what another site sends is answered as a guest’s', async ({ asParent, baseURL }) => {
  const send = async (origin: string, more = '') => {
    const answer = await asParent.request.post('/b/chat/new', { headers: { origin }, multipart: { body: 'Typed here.', more } })
    return [answer.status(), (await answer.text()).includes('LanternRow')]
  }
  expect(await send('null')).toEqual([403, true])
  expect(await send(baseURL ?? '', 'x'.repeat(3_000_000))).toEqual([413, true])
  expect(await send('https://evil.example')).toEqual([403, false])
})

test('a form of an older build gives its words back', async ({ asParent, baseURL }) => {
  const answer = await asParent.request.post('/t/1/reply', {
    headers: { origin: baseURL ?? '' },
    multipart: { $ACTION_ID_00000000000000000000000000000000000000000000: '', body: 'Typed before the new build <b>.' },
  })
  expect(answer.status()).toBeGreaterThanOrEqual(400)
  expect(await answer.text()).toContain('Typed before the new build &lt;b&gt;.')
})

test('odd numbers in addresses are not found, never an error of ours', async ({ request }) => {
  for (const id of ['0', '-1', '01', '1e9', '0x10', '99999999999999999999', '9223372036854775808', 'NaN', '1%00', "1'--", '%F0%9F%92%A9']) {
    for (const path of [`/t/${id}`, `/t/${id}/slug`, `${STORY}/${id}`, `/p/${id}`, `/t/${id}/log`, `/p/${id}/history`, `/b/chat/${id}`]) {
      expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404)
    }
  }
  expect((await request.get('/log?before=abc')).status()).toBeLessThan(500)
  expect((await request.get(`${STORY}?by=op&after=-5`)).status()).toBeLessThan(500)
  expect((await request.get('/search?q=%00%27%22%5C%28')).status()).toBeLessThan(500)
})

test('a raw request for another host is refused', async ({ baseURL }) => {
  const { port } = new URL(baseURL ?? '')
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET http://169.254.169.254/latest HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
    socket.once('data', (bytes) => resolve(bytes.toString()))
    socket.once('error', reject)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 404 /)
})

test('a session that was signed out is over', async ({ asParent: page, baseURL }) => {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await page.goto('/sign-out')
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-out')
  const again = await page.request.get('/', { headers: { cookie } })
  expect(await again.text()).not.toContain('LanternRow</a>')
  const settings = await page.request.get('/settings', { headers: { cookie, origin: baseURL ?? '' } })
  expect(await settings.text()).not.toContain('/sign-out')
})
