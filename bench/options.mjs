import { parseArgs } from 'node:util'
import { Halt } from '../scripts/operating/halt.mjs'

export const USAGE = `Usage: npm run bench [-- --posts 200000 --requests 20000 --only thread,home --json FILE]
       npm run bench -- --compare-sizes [--json FILE]

  --posts N         posts of the synthetic board (200000); each size is loaded once and kept under DATA_DIR/bench
  --requests N      requests of one round for a page kept for guests (20000); others are asked for less often
  --only A,B        only these cases
  --json FILE       the figures as JSON as well
  --compare-sizes   instead: a thread page that is not in memory, among 1,000 posts and among 1,000,000

Takes its figures from /proc, so it runs on Linux. Loopback only; all that it starts it stops.`

const OPTIONS = {
  posts: { type: 'string', default: '200000' },
  requests: { type: 'string', default: '20000' },
  only: { type: 'string' },
  json: { type: 'string' },
  'compare-sizes': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
}

/** The words after `npm run bench --`. Wrong ones end with 2. */
export function readOptions(words) {
  const values = parse(words)
  return {
    help: values.help,
    posts: whole(values, 'posts', 20_000),
    requests: whole(values, 'requests', 100),
    only: values.only?.split(','),
    json: values.json,
    compareSizes: values['compare-sizes'],
  }
}

function parse(words) {
  try {
    return parseArgs({ args: words, options: OPTIONS }).values
  } catch (error) {
    throw new Halt(`${error.message.split('. ')[0]}\n\n${USAGE}`, 2)
  }
}

function whole(values, name, least) {
  const value = Number(values[name])
  if (!Number.isInteger(value) || value < least) throw new Halt(`--${name} is a whole number from ${least} on.\n\n${USAGE}`, 2)
  return value
}
