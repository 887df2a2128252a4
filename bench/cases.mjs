import { replyTo } from './forms.mjs'

export const ROUNDS = 3
const READERS = ['guest', 'member']
const ENCODINGS = ['plain', 'br']
const CONNECTIONS = 16
/** So many threads that are kept. */
const WARM = [40, 200]
const REPLY_THREADS = 16
const REPLY = 'We walked down to the water this morning and the gate was still shut. '.repeat(8).trim()

/** How much less often than a kept page for guests something dear is asked for. */
const LESS = { guest: 1, member: 5, miss: 100, reply: 100, longMiss: 1000, rare: 200, common: 2000 }

/**
 * What is measured: `{ name, reader, encoding, connections, count, status, warm, sample, requests }`.
 * `requests(round)` gives what a round asks for, `sample` tells how long the page is, and `warm` how
 * often it is asked for before anything counts.
 */
export function casesOf({ requests, places, board, cookie }) {
  const of = (share) => Math.max(5, Math.round(requests / share))
  const threads = [...places.threads]
  const unasked = (count) => threads.splice(0, count)
  const get = (path, reader, encoding) => ({ path, headers: headersOf(board, encoding, reader === 'member' ? cookie : null) })

  function kept(name, path) {
    return READERS.flatMap((reader) =>
      ENCODINGS.map((encoding) => ({
        ...{ name, reader, encoding, connections: CONNECTIONS, count: of(LESS[reader]), status: 200, warm: 300 },
        sample: get(path, reader, 'plain'),
        requests: () => [get(path, reader, encoding)],
      })),
    )
  }

  function reply(name, connections) {
    const forms = prepared(unasked(REPLY_THREADS), (path) => replyTo(board, path, cookie, REPLY))
    return { name, reader: 'member', encoding: 'plain', connections, count: of(LESS.reply), status: 303, warm: 20, sample: null, requests: forms }
  }

  function one(name, encoding, count, given) {
    return { name, reader: 'guest', encoding, connections: 1, count, status: 200, warm: 0, ...given }
  }

  function search(name, words, count) {
    const request = get(`/search?q=${words}`, 'guest', 'plain')
    return one(name, 'plain', count, { warm: 2, sample: request, requests: () => [request] })
  }

  function miss(encoding, count) {
    const [path] = unasked(1)
    return one('miss', encoding, count, {
      sample: get(path, 'guest', 'plain'),
      requests: () => unasked(count).map((thread) => get(thread, 'guest', encoding)),
    })
  }

  // The pages of one part of the long thread, each asked for once; its last and its first ones stay out.
  const { path: longPath, pages } = places.long
  const pagesEach = Math.min(of(LESS.longMiss), Math.floor((pages - 4) / 3 / ROUNDS))
  function longMiss(name, part) {
    const first = 3 + Math.floor((pages - 3 - pagesEach * ROUNDS) * part)
    const pathOf = (round, index) => `${longPath}/${first + round * pagesEach + index}`
    return one(name, 'plain', pagesEach, {
      sample: get(`${longPath}/2`, 'guest', 'plain'),
      requests: (round) => Array.from({ length: pagesEach }, (_, index) => get(pathOf(round, index), 'guest', 'plain')),
    })
  }

  // Many threads in memory must cost a guest no more than few.
  const warm = [...places.threads].slice(-WARM.at(-1))
  function warmThreads(most) {
    const requests = warm.slice(0, most).map((path) => get(path, 'guest', 'br'))
    return {
      ...one(`warm-${most}`, 'br', of(LESS.member), { warm: requests.length * 3, sample: requests[0], requests: () => requests }),
      connections: CONNECTIONS,
    }
  }

  const [thread] = unasked(1)
  const misses = Math.min(of(LESS.miss), Math.floor((threads.length - 2 * REPLY_THREADS - 2) / ROUNDS / ENCODINGS.length))
  return [
    ...[...kept('home', '/'), ...kept('board', places.board), ...kept('thread', thread), ...kept('last-page', `${longPath}/${pages}`)],
    ...WARM.map(warmThreads),
    ...[reply('reply', CONNECTIONS), reply('reply-alone', 1)],
    ...[search('search-common', 'harbour', of(LESS.common)), search('search-rare', 'quincunx', of(LESS.rare))],
    ...ENCODINGS.map((encoding) => miss(encoding, misses)),
    ...[longMiss('long-first', 0), longMiss('long-middle', 0.5), longMiss('long-last', 1)],
  ]
}

export function headersOf(board, encoding, cookie) {
  return { host: new URL(board.origin).host, ...(encoding === 'br' ? { 'accept-encoding': 'br' } : {}), ...(cookie ? { cookie } : {}) }
}

/** Made when they are first asked for. */
function prepared(things, make) {
  let made
  return () => {
    made ??= Promise.all(things.map(make))
    return made
  }
}
