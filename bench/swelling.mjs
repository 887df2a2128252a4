// Forms whose answers grow: many large ones at once, sent by guests, and bodies that are held open. What it costs everybody
// else, and how much larger an answer is than what was sent.
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuOf, memoryOf } from './consumption.mjs'
import { formOf } from './forms.mjs'
import { median } from './measure.mjs'
import { loadLine, othersOf, verdictOf } from './others.mjs'
import { figure, table } from './table.mjs'

const FORMS = 12
const HELD = 200
const HELD_BYTES = 1_900_000
const ROUNDS = 3
/** The longest that others may wait, in milliseconds. */
const BOUND = 200

/** `{ name, what, sent }`: what is typed into the forms that are sent at once. */
const STORMS = [
  { name: '1.9 MB of &', words: '&'.repeat(1_900_000), statuses: [413, 429] },
  { name: '1.9 MB of &a', words: '&a'.repeat(950_000), statuses: [413, 429] },
  { name: '0.5 MB of "', words: '"'.repeat(500_000), statuses: [413, 429] },
  { name: '0.2 MB of "', words: '"'.repeat(198_000), statuses: [422, 429] },
  { name: 'a preview of 100,000 "', words: '"'.repeat(100_000), pressed: 'preview', statuses: [200, 429] },
]

/** `{ quiet, storms, held }`: how long others waited at most, the growth of the answers, and the memory that held bodies take. */
export async function measureSwelling({ board, load, places }) {
  const path = places.threads[0]
  const form = await formOf(board, `/t/${path.split('/')[2]}/reply`, 'body')
  const others = othersOf({ load, board, paths: ['/', path] })
  await others.warm()
  const quiet = []
  const rounds = STORMS.map(() => [])
  for (let round = 0; round < ROUNDS; round += 1) {
    quiet.push((await others.quietly()).waits.longest)
    for (const [index, storm] of STORMS.entries()) rounds[index].push(await stormOnce({ board, form, others }, storm))
  }
  const quietly = median(quiet)
  const storms = STORMS.map(({ name }, index) => ({ name, ...summaryOf(rounds[index], quietly) }))
  return { quiet: quietly, storms, held: await holdBodies(board, others, form, quietly) }
}

/** Twelve guests at once send such a form. */
async function stormOnce({ board, form, others }, { words, pressed, statuses }) {
  const typed = { body: words, ...(pressed ? { do: pressed } : {}) }
  const before = cpuOf(board.pid)
  const { result: answers, waits, held } = await others.meanwhile(() => Promise.all(Array.from({ length: FORMS }, () => send(board, form, typed))))
  return {
    wait: waits.longest,
    held,
    cpu: (cpuOf(board.pid) - before) / FORMS,
    growth: Math.max(...answers.map(({ bytes }) => bytes)) / words.length,
    wrong: answers.filter(({ status }) => !statuses.includes(status)).length,
  }
}

function summaryOf(rounds, quiet) {
  const of = (pick) => median(rounds.map(pick))
  const wait = of((round) => round.wait)
  return {
    wait,
    most: Math.max(...rounds.map((round) => round.wait)),
    held: of((round) => round.held),
    cpu: of((round) => round.cpu),
    growth: Math.max(...rounds.map(({ growth }) => growth)),
    wrong: rounds.reduce((sum, round) => sum + round.wrong, 0),
    verdict: verdictOf({ wait, quiet, bound: BOUND }),
  }
}

/** As lines for people. */
export function swellingLines({ quiet, storms, held }) {
  const rows = storms.map(({ name, wait, most, held: loop, cpu, growth, verdict }) => [
    `${FORMS} guests: ${name}`,
    figure(wait),
    figure(most),
    figure(loop),
    figure(cpu),
    figure(growth),
    verdict.word,
  ])
  return [
    ...table(
      ['forms at once', 'others waited at most, ms', 'in any round', 'loop held, ms', 'CPU of a form, ms', 'answer / sent', `${BOUND} ms`],
      [['none', figure(quiet), '', '', '', '', ''], ...rows],
      1,
    ),
    `${HELD} bodies held open: ${figure(held.bytes / 1024 / 1024)} MB of memory; others waited ${figure(held.wait)} ms at most, the loop was held ${figure(held.held)} ms: ${held.verdict.word}.`,
    loadLine(),
  ]
}

async function holdBodies(board, others, form, quiet) {
  const before = memoryOf(board.pid)
  const sockets = []
  let most = before
  const { waits, held } = await others.meanwhile(async () => {
    for (let one = 0; one < HELD; one += 1) sockets.push(hold(board, form))
    for (let look = 0; look < 20; look += 1) {
      await sleep(100)
      most = Math.max(most, memoryOf(board.pid))
    }
  })
  for (const socket of sockets) socket.destroy()
  return { bytes: most - before, wait: waits.longest, held, verdict: verdictOf({ wait: waits.longest, quiet, bound: BOUND }) }
}

/** Sends all of a form but its last byte. */
function hold(board, { action, type }) {
  const socket = connect(board.port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(
    `POST ${action} HTTP/1.1\r\nhost: ${new URL(board.origin).host}\r\norigin: ${board.origin}\r\ncontent-type: ${type}\r\ncontent-length: ${HELD_BYTES + 1}\r\n\r\n`,
  )
  socket.write(Buffer.alloc(HELD_BYTES, '&'))
  return socket
}

async function send(board, form, typed) {
  const { path, headers, body } = form.sending(typed)
  const answer = await fetch(new URL(path, board.origin), { method: 'POST', headers, body, redirect: 'manual' })
  return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength }
}
