import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { asksOfScript } from './answer-drafts'

test.each([
  ['GET', '/drafts', undefined, false],
  ['GET', '/drafts?place=/t/1/reply', undefined, true],
  ['POST', '/drafts', 'application/json', true],
  ['POST', '/drafts', undefined, true],
  ['POST', '/drafts', 'multipart/form-data; boundary=x', false],
] as const)('%s %s with %s is asked by our script: %s', (method, target, type, answer) => {
  const request = { method, headers: { 'content-type': type } } as IncomingMessage
  expect(asksOfScript(request, new URL(target, 'http://localhost:3000'))).toBe(answer)
})
