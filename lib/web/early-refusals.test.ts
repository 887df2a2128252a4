import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuseEarly } from './early-refusals'

let server: Server

beforeAll(async () => {
  server = createServer({ headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 }, (_request, response) => response.end('read'))
  refuseEarly(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

test.each([
  ['what is no HTTP', 'TEA PLEASE\r\n\r\n', 400],
  ['headers without an end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400],
  ['a length and pieces', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ['an expectation of its own', 'GET / HTTP/1.1\r\nhost: x\r\nexpect: tea\r\n\r\n', 417],
  ['a wish for a tunnel', 'CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n', 405],
  ['headers that never end', 'GET / HTTP/1.1\r\nhost: x\r\n', 408],
])('%s is refused with the headers of every answer', async (_what, sent, status) => {
  const answer = await answerTo(sent)
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  for (const header of ['content-security-policy', 'x-content-type-options', 'referrer-policy']) expect(answer).toContain(`${header}: `)
  expect(answer.match(/^HTTP\/1\.1/gm)).toHaveLength(1)
})

/** Everything that comes back before the connection ends. */
function answerTo(sent: string): Promise<string> {
  return new Promise((resolve) => {
    const { port } = server.address() as AddressInfo
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(sent))
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })
}
