// Sixteen guests who search for common words without a rest, and how long everybody else waits meanwhile.
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './board.mjs'
import { startLoad } from './helpers.mjs'
import { figure } from './table.mjs'

const GUESTS = 16
const WORDS = 40
const OTHERS = 2
const REST_MS = 20
const MS = 8000

/** `{ alone, during, searches }`: how long others waited, a guest for pages that are not in memory and a member for her own, before and in the storm. */
export async function measureStorm({ database, board, load, places, cookie, stage }) {
  const storm = await stage(startLoad())
  const words = await commonWords(database)
  const member = { cookie }
  const reading = {
    port: board.port,
    connections: OTHERS,
    requests: places.threads.slice(0, 400).flatMap((path) => [{ path }, { path: '/settings', headers: member }]),
    restMs: REST_MS,
    count: Number.MAX_SAFE_INTEGER,
  }
  const alone = await readFor(load, reading)
  const searching = storm.run({
    port: board.port,
    connections: GUESTS,
    requests: words.map((word) => ({ path: `/search?q=${encodeURIComponent(word)}` })),
    count: Number.MAX_SAFE_INTEGER,
  })
  const during = await readFor(load, reading)
  storm.enough()
  return { alone, during, searches: await searching }
}

async function readFor(load, job) {
  const reading = load.run(job)
  await sleep(MS)
  load.enough()
  return reading
}

/** The words that most posts hold, two at a time: each search is another, and none is rare. */
async function commonWords(database) {
  const rows = await ask(
    database,
    `select word from (select id, body from "Post" order by id limit 2000) posts, regexp_split_to_table(lower(body), '[^a-z]+') word
     where length(word) > 4 group by word order by count(distinct posts.id) desc limit $1`,
    [WORDS],
  )
  return rows.map(({ word }, index) => `${word} or ${rows[(index + 7) % rows.length].word}`)
}

/** As lines for people: others beside themselves. */
export function stormLines({ alone, during, searches }) {
  const waits = ({ p50, p99, longest }) => [p50, p99, longest].map(figure).join(', ')
  return [
    `${GUESTS} guests searched for common words: ${figure(searches.perSecond)} searches a second, the longest ${figure(searches.longest)} ms.`,
    `Others (p50, p99, longest in ms): ${waits(alone)} alone, ${waits(during)} meanwhile; the longest ${figure(during.longest / alone.longest)} times as long.`,
  ]
}
