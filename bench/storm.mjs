// Sixteen guests who search for common words without a rest, and how long everybody else waits meanwhile.
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './board.mjs'
import { startLoad } from './helpers.mjs'
import { median } from './measure.mjs'
import { loadLine, othersOf, verdictOf } from './others.mjs'
import { figure } from './table.mjs'

const GUESTS = 16
const WORDS = 40
const OTHERS = 2
const REST_MS = 20
const MS = 5000
const ROUNDS = 3
/** As many times as long as alone others may wait at most. */
const BOUND = 2
/** More threads than others read in one time: no page that they ask for is kept from an earlier one. */
const THREADS = 500

/**
 * `{ alone, during, searches, held, ratio, verdict }`: how long others waited, a guest for pages that are not in memory and
 * a member for pages of their own, without the storm and in it, by turns; medians of the rounds.
 */
export async function measureStorm({ database, board, load, places, cookie, stage }) {
  const storm = await stage(startLoad())
  const others = othersOf({ load, board })
  const searching = { port: board.port, connections: GUESTS, requests: await searchesFor(database), count: Number.MAX_SAFE_INTEGER }
  const threads = [...places.threads]
  const read = () => others.meanwhile(() => sleep(MS), readingOf(threads.splice(0, THREADS), board, cookie))
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await read()
    const searches = storm.run(searching)
    const during = await read()
    storm.enough()
    rounds.push({ alone: alone.waits, during: during.waits, held: during.held, searches: await searches })
  }
  return summaryOf(rounds)
}

function readingOf(threads, board, cookie) {
  const requests = threads.flatMap((path) => [{ path }, { path: '/settings', headers: { cookie } }])
  return { port: board.port, connections: OTHERS, requests, restMs: REST_MS }
}

function summaryOf(rounds) {
  const usual = (pick) =>
    Object.fromEntries(['p50', 'p99', 'longest', 'perSecond'].map((figure) => [figure, median(rounds.map((round) => pick(round)[figure]))]))
  const [alone, during, searches] = [usual((round) => round.alone), usual((round) => round.during), usual((round) => round.searches)]
  const ratio = during.longest / alone.longest
  const longest = rounds.map((round) => round.alone.longest)
  const noise = Math.max(...longest) / Math.min(...longest)
  const statuses = rounds.map((round) => round.searches.statuses)
  return {
    alone,
    during,
    searches,
    statuses,
    held: median(rounds.map(({ held }) => held)),
    ratio,
    noise,
    verdict: verdictOf({ wait: ratio, quiet: noise, bound: BOUND }),
  }
}

/** The words that most posts have, two at a time: each search is another, and none is rare. */
async function searchesFor(database) {
  const rows = await ask(
    database,
    `select word from (select id, body from "Post" order by id limit 2000) posts, regexp_split_to_table(lower(body), '[^a-z]+') word
     where length(word) > 4 group by word order by count(distinct posts.id) desc limit $1`,
    [WORDS],
  )
  return rows.map(({ word }, index) => ({ path: `/search?q=${encodeURIComponent(`${word} or ${rows[(index + 7) % rows.length].word}`)}` }))
}

/** As lines for people: others beside themselves. */
export function stormLines({ alone, during, searches, statuses, held, ratio, noise, verdict }) {
  const waits = ({ p50, p99, longest }) => [p50, p99, longest].map(figure).join(', ')
  const answers = statuses.map((each) => Object.entries(each).map(([status, count]) => `${count} × ${status}`)).join('; ')
  return [
    `${GUESTS} guests searched for common words: ${figure(searches.perSecond)} searches a second (${answers}), the longest ${figure(searches.longest)} ms.`,
    `Others (p50, p99, longest in ms): ${waits(alone)} alone, ${waits(during)} meanwhile; the event loop was held for ${figure(held)} ms at most.`,
    `The longest ${figure(ratio)} times as long as alone, where rounds alone differ by ${figure(noise)} times; at most ${BOUND} times: ${verdict.word}.`,
    loadLine(),
  ]
}
