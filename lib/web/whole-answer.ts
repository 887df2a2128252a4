import type { ServerResponse } from 'node:http'

/**
 * Makes an answer go out in one piece. Next writes a page in a hundred chunks as it renders; the front
 * door waits for the last of them anyway, and each would cost both sides a system call.
 */
export function sendWhole(response: ServerResponse): void {
  const { end } = response
  const chunks: Buffer[] = []

  function hold(chunk: unknown, encoding?: unknown): void {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }

  response.write = (chunk: unknown, encoding?: unknown, written?: unknown) => {
    hold(chunk, encoding)
    const done = typeof encoding === 'function' ? encoding : written
    if (typeof done === 'function') process.nextTick(done)
    return true
  }
  response.end = (chunk?: unknown, encoding?: unknown, ended?: unknown) => {
    hold(chunk, encoding)
    const done = [chunk, encoding, ended].find((argument) => typeof argument === 'function')
    return end.call(response, Buffer.concat(chunks), 'utf8', done as (() => void) | undefined)
  }
}
