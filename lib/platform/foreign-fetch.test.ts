import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createPlainServer, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { RequestFilteringHttpAgent } from 'request-filtering-agent'
import { afterEach, expect, test, vi } from 'vitest'
import { type FetchRules, lookAt, readForeign } from './foreign-fetch'
import { forget } from './process'

const servers: Server[] = []
const sockets = new Set<Socket>()

afterEach(() => {
  vi.unstubAllEnvs()
  forget('env')
  for (const socket of sockets) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

async function listening<S extends Server>(server: S): Promise<number> {
  servers.push(server)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A site on loopback that counts what it is asked. */
async function aSite(answer: RequestListener) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  const port = await listening(server)
  return { asked, port, at: (path: string, host = 'news.example.org') => `http://${host}:${port}${path}` }
}

/** A server that sends these bytes to whoever connects. */
async function aRawSite(send: (socket: Socket) => void) {
  const port = await listening(createPlainServer((socket) => void socket.once('data', () => send(socket))))
  return `http://news.example.org:${port}/`
}

const onLoopback: FetchRules = { allow: (address) => address === '127.0.0.1', lookup: async () => ['127.0.0.1'] }

const to =
  (location: string, status = 302): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { location }).end()

test('the way to the end is told, every address on it', async () => {
  const site = await aSite((request, response) => {
    const next = { '/short': ['/longer?a=1', 301], '/longer?a=1': ['//www.example.org/bücher', 307] }[request.url ?? '']
    if (next) response.writeHead(Number(next[1]), { location: Buffer.from(String(next[0]).replace('org/', `org:${site.port}/`)).toString('latin1') })
    response.end()
  })
  expect(await lookAt(site.at('/short'), onLoopback)).toEqual({
    outcome: 'answered',
    status: 200,
    finalAddress: site.at('/b%C3%BCcher', 'www.example.org'),
    chain: [site.at('/short'), site.at('/longer?a=1'), site.at('/b%C3%BCcher', 'www.example.org')],
    body: undefined,
  })
  expect(site.asked.map(({ method }) => method)).toEqual(['HEAD', 'HEAD', 'HEAD'])
})

test('a host learns who asks and nothing else', async () => {
  const site = await aSite((_request, response) => void response.setHeader('set-cookie', 'a=1').writeHead(302, { location: '/' }).end())
  await lookAt(site.at('/'), onLoopback)
  expect(site.asked.at(-1)?.headers).toEqual({
    host: `news.example.org:${site.port}`,
    'user-agent': 'Parley (checks the links of http://localhost:3000)',
    accept: '*/*',
    'accept-encoding': 'identity',
    connection: 'close',
  })
})

test('a host that does not take HEAD is asked with GET', async () => {
  for (const status of [403, 405, 501, 404]) {
    const site = await aSite(({ method }, response) => void response.writeHead(method === 'HEAD' ? status : 200).end('here'))
    expect(await lookAt(site.at('/'), onLoopback)).toMatchObject({ outcome: 'answered', status: 200 })
    expect(site.asked.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
  }
  const rude = await aSite(({ method, socket }, response) => (method === 'HEAD' ? socket.destroy() : response.end('here')))
  expect(await lookAt(rude.at('/'), onLoopback)).toMatchObject({ outcome: 'answered', status: 200 })
})

test.each([
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://2852039166/',
  'http://0xa9.0376.43518/',
  'http://localhost/',
  'http://localhost./',
  'http://router/',
  'http://printer.local/',
  'http://anna:secret@news.example.org/',
  'file:///etc/passwd',
  'ftp://news.example.org/',
  'gopher://news.example.org:70/',
])('neither %s nor a redirect to it is followed', async (target) => {
  const site = await aSite(to(target))
  expect(await lookAt(site.at('/'), onLoopback)).toEqual({ outcome: 'refused-address', chain: [site.at('/'), new URL(target).href] })
  expect(await lookAt(target)).toMatchObject({ outcome: 'refused-address' })
})

test('other ports than those of the web are refused, and so is our own host', async () => {
  const reached: string[] = []
  const rules = { lookup: async (hostname: string) => [reached.push(hostname) ? '93.184.216.34' : ''] }
  vi.stubEnv('SITE_URL', 'https://board.example.org')
  forget('env')
  for (const address of ['http://news.example.org:22/', 'https://news.example.org:6379/', 'https://board.example.org/t/1', 'http://board.example.org./'])
    expect(await lookAt(address, rules)).toMatchObject({ outcome: 'refused-address' })
  expect(reached).toEqual([])
})

test('one forbidden address among several refuses the host', async () => {
  const site = await aSite((_request, response) => void response.end())
  for (const other of ['10.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1'])
    expect(await lookAt(site.at('/'), { ...onLoopback, lookup: async () => ['127.0.0.1', other] })).toMatchObject({ outcome: 'refused-address' })
  expect(site.asked).toEqual([])
})

test('a name that changes its mind is asked once for a connection, and judged again for the next', async () => {
  const answers = ['127.0.0.1', '10.0.0.1']
  const site = await aSite((_request, response) => void response.writeHead(302, { location: '/again' }).end())
  const asked: string[] = []
  const lookup = async (hostname: string) => [answers[asked.push(hostname) - 1] ?? '127.0.0.1']
  expect(await lookAt(site.at('/'), { ...onLoopback, lookup })).toEqual({ outcome: 'refused-address', chain: [site.at('/'), site.at('/again')] })
  expect(asked).toEqual(['news.example.org', 'news.example.org'])
  expect(site.asked).toHaveLength(1)
})

test('loopback is refused where no test allows it', async () => {
  const site = await aSite((_request, response) => void response.end())
  expect(await lookAt(site.at('/', '127.0.0.1'))).toMatchObject({ outcome: 'refused-address' })
  expect(await lookAt('http://news.example.org/', { lookup: async () => ['127.0.0.1'] })).toMatchObject({ outcome: 'refused-address' })
  expect(site.asked).toEqual([])
})

test('the agent beneath refuses by itself what is not of the public internet', async () => {
  const failureFor = (host: string) =>
    new Promise((resolve) => {
      const socket = new RequestFilteringHttpAgent().createConnection({ host, port: 9 }, (failure) => resolve(failure?.message))
      socket.on('error', (failure: Error) => resolve(failure.message))
    })
  for (const host of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::ffff:127.0.0.1', 'fd00::1'])
    expect(await failureFor(host), host).toMatch(/is not allowed/)
})

test('five redirects are followed, a sixth is not, and a loop ends', async () => {
  const site = await aSite((request, response) => {
    const left = Number(request.url?.slice(1))
    response.writeHead(left > 0 ? 308 : 200, left > 0 ? { location: `/${left - 1}` } : {}).end()
  })
  expect(await lookAt(site.at('/5'), onLoopback)).toMatchObject({ outcome: 'answered', finalAddress: site.at('/0') })
  expect(await lookAt(site.at('/6'), onLoopback)).toMatchObject({ outcome: 'too-many-redirects' })
  const loop = await aSite(to('/'))
  expect(await lookAt(loop.at('/'), onLoopback)).toMatchObject({ outcome: 'too-many-redirects' })
  expect(loop.asked).toHaveLength(6)
})

test('an answer that is neither a redirect nor readable as one ends the way', async () => {
  for (const [status, location] of [
    [304, '/x'],
    [200, '/x'],
  ] as const) {
    const site = await aSite(to(location, status))
    expect(await lookAt(site.at('/'), onLoopback)).toMatchObject({ outcome: 'answered', status, finalAddress: site.at('/') })
  }
  for (const location of ['http://', `/${'a'.repeat(2000)}`]) {
    const site = await aSite(to(location))
    expect(await lookAt(site.at('/'), onLoopback)).toMatchObject({ outcome: 'bad-answer' })
  }
})

test('a name that does not exist, a closed door and a host that is silent are told apart', async () => {
  const unknown = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
  const broken = Object.assign(new Error('the name server is broken'), { code: 'ESERVFAIL' })
  expect(await lookAt('http://gone.example.org/', { lookup: () => Promise.reject(unknown) })).toMatchObject({ outcome: 'name-unknown' })
  expect(await lookAt('http://gone.example.org/', { lookup: () => Promise.reject(broken) })).toMatchObject({ outcome: 'unreachable' })
  expect(await lookAt('http://gone.example.org/', { lookup: () => new Promise(() => undefined), wholeMs: 100 })).toMatchObject({ outcome: 'too-slow' })
  const closed = await aSite((_request, response) => void response.end())
  await new Promise((resolve) => servers.pop()?.close(resolve))
  expect(await lookAt(closed.at('/'), onLoopback)).toMatchObject({ outcome: 'unreachable' })
  const silent = await aRawSite(() => undefined)
  expect(await lookAt(silent, { ...onLoopback, wholeMs: 200 })).toMatchObject({ outcome: 'too-slow' })
  expect(await lookAt(silent, { ...onLoopback, silenceMs: 50 })).toMatchObject({ outcome: 'too-slow' })
})

test('a body that drips is not waited for, and an endless one is not read to its end', async () => {
  const drip = await aSite((_request, response) => {
    const dripping = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(dripping))
  })
  const begun = Date.now()
  expect(await readForeign(drip.at('/'), { ...onLoopback, wholeMs: 300 })).toMatchObject({ outcome: 'too-slow' })
  expect(Date.now() - begun).toBeLessThan(5000)
  let closed = false
  const endless = await aSite((_request, response) => {
    const more = () => void (response.writable && response.write('a'.repeat(65_536), more))
    response.on('close', () => {
      closed = true
    })
    more()
  })
  const read = await readForeign(endless.at('/'), onLoopback)
  expect(read.outcome === 'answered' && read.body?.length).toBe(256 * 1024)
  await expect.poll(() => closed, { timeout: 10_000 }).toBe(true)
})

test('headers without end, no HTTP at all, and packed bytes do no harm', async () => {
  const bomb = await aRawSite((socket) => socket.write(`HTTP/1.1 200 OK\r\n${'x-filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(10_000)}`))
  expect(await lookAt(bomb, onLoopback)).toMatchObject({ outcome: 'bad-answer' })
  const chatter = await aRawSite((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
  expect(await lookAt(chatter, onLoopback)).toMatchObject({ outcome: 'bad-answer' })
  const packed = gzipSync(Buffer.alloc(50_000_000))
  const site = await aSite((_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed))
  const read = await readForeign(site.at('/'), onLoopback)
  expect(read.outcome === 'answered' && read.body?.equals(packed.subarray(0, 256 * 1024))).toBe(true)
})

test('whoever stops is not kept waiting', async () => {
  const silent = await aRawSite(() => undefined)
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 50)
  expect(await lookAt(silent, { ...onLoopback, signal: stop.signal })).toMatchObject({ outcome: 'too-slow' })
})

test('a redirect to what may not be followed ends the way, and is not asked for', async () => {
  const site = await aSite(to('/reset?token=1'))
  const rules = { ...onLoopback, mayFollow: (address: string) => !address.includes('token') }
  expect(await lookAt(site.at('/short'), rules)).toEqual({ outcome: 'refused-address', chain: [site.at('/short'), site.at('/reset?token=1')] })
  expect(site.asked.map(({ url }) => url)).toEqual(['/short'])
})
