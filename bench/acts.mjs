// What a moderator's largest acts take, over HTTP as she does them, and how readers are served meanwhile. Each is undone,
// so that the corpus stays as it was.
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './board.mjs'
import { ROUNDS } from './cases.mjs'
import { replyTo, sendForm } from './forms.mjs'
import { median } from './measure.mjs'
import { figure, table } from './table.mjs'

const READERS = 4
const REST_MS = 5
const QUIET_MS = 3000
const REPLIES = 20
const WHY = { reason: 'other', words: 'To be measured.' }
const MISTAKE = { reason: 'mistake', words: '' }

/** `{ reply, acts, quiet, during }`: milliseconds of a reply and of each act (medians), and how long readers waited before and meanwhile. */
export async function measureActs({ database, board, load, places, cookie }) {
  return asAdmin(database, places.member, async () => {
    const { id, path, posts, here, there } = await findStage(database)
    const reply = await load.run({
      port: board.port,
      connections: 1,
      requests: [await replyTo(board, places.threads[0], cookie, 'Here we are.')],
      count: REPLIES,
    })
    const [first, last] = [Math.floor(posts / 4), Math.floor(posts / 4) + Math.floor(posts / 2) - 1]
    const steps = [
      [`move of ${inWords(posts)} posts`, `/mod/move/thread/${id}`, 'to', { ...WHY, from: here, to: there, signpost: '30', say: '' }],
      [`split of ${inWords(last - first + 1)} posts`, `/mod/split/thread/${id}`, 'title', { ...WHY, posts: `${first}-${last}`, title: 'Split off' }],
    ]
    const reading = {
      port: board.port,
      connections: READERS,
      requests: [path, ...places.threads.slice(0, 40)].map((each) => ({ path: each })),
      restMs: REST_MS,
    }
    const quiet = await readWhile(load, reading, () => sleep(QUIET_MS))
    const acts = new Map(steps.flatMap(([name]) => [name, undoOf(name)]).map((name) => [name, []]))
    const during = await readWhile(load, reading, async () => {
      for (let round = 0; round < ROUNDS; round += 1)
        for (const [name, page, field, typed] of steps) {
          const { ms, leadsTo } = await sendForm(board, page, field, typed, cookie)
          acts.get(name).push(ms)
          const undone = await sendForm(board, `/mod/undo/entry/${entryOf(leadsTo)}`, 'reason', MISTAKE, cookie)
          acts.get(undoOf(name)).push(undone.ms)
        }
    })
    return { reply: reply.p50, acts: [...acts].map(([name, times]) => ({ name, ms: median(times) })), quiet, during }
  })
}

/** As lines for people: each act beside a reply, readers beside themselves. */
export function actLines({ reply, acts, quiet, during }) {
  const rows = acts.map(({ name, ms }) => [name, figure(ms), figure(ms / reply)])
  const waits = ({ p50, p95, p99 }) => [p50, p95, p99].map(figure).join(', ')
  return [
    ...table(['act', 'ms', 'replies'], [...rows, ['a reply alone', figure(reply), '1']], 1),
    `Readers (p50, p95, p99 in ms): ${waits(quiet)} before, ${waits(during)} meanwhile; p95 ${figure(during.p95 / quiet.p95)} times as long.`,
  ]
}

async function readWhile(load, job, work) {
  const reading = load.run({ ...job, count: Number.MAX_SAFE_INTEGER })
  try {
    await work()
  } finally {
    load.enough()
  }
  return reading
}

/** The longest thread, its board, and another one that everyone reads. */
async function findStage(database) {
  const [thread] = await ask(database, `select id, slug, "boardId", "postCount" from "Thread" where "removedAt" is null order by "postCount" desc limit 1`)
  const [there] = await ask(database, `select slug from "Board" where id <> $1 and "readableBy" = 'everyone' order by id limit 1`, [thread.boardId])
  await ask(database, `update "Board" set "lengthCap" = greatest("lengthCap", $1)`, [thread.postCount * 2]) // so that no cap stands in the way
  return { id: thread.id, path: `/t/${thread.id}/${thread.slug}`, posts: thread.postCount, here: String(thread.boardId), there: there.slug }
}

/** Only meanwhile: what she reads elsewhere is measured as a member's. */
async function asAdmin(database, name, work) {
  const end = () =>
    ask(database, `update "Role" set "endedAt" = now() where "endedAt" is null and "memberId" in (select "memberId" from "Name" where name = $1)`, [name])
  await end() // one that broke off before
  await ask(database, `insert into "Role" ("memberId", kind, "grantedAt") select "memberId", 'admin', now() from "Name" where name = $1`, [name])
  return work().finally(end)
}

function inWords(count) {
  return count.toLocaleString('en-GB')
}

function undoOf(name) {
  return `${name}, undone`
}

function entryOf(place) {
  return place.match(/#notice-(\d+)$/)?.[1]
}
