import type { Command } from './command'

export const recountCommand: Command = {
  summary: 'Count threads and posts anew and name every counter that differs.',
  usage: `[--repair] [--json]

  --repair  set the counters right
  --json    print the differences as JSON

Ends with 1 if a counter differs and was not repaired.`,
  operands: [],
  options: { repair: { type: 'boolean' }, json: { type: 'boolean' } },

  async run(_operands, { repair, json }) {
    const { recount } = await import('@/lib/posts/recount')
    const differences = await recount({ repair: repair === true })
    if (json) {
      console.log(JSON.stringify(differences, (_key, value) => (typeof value === 'bigint' ? String(value) : value), 2))
    } else {
      for (const { what, id, counter, kept, counted } of differences) console.log(`${what} ${id}: ${counter} is ${kept}, counted ${counted}`)
      console.log(sentence(differences.length, repair === true))
    }
    return differences.length === 0 || repair ? 0 : 1
  },
}

function sentence(found: number, repaired: boolean): string {
  if (found === 0) return 'All counters are right.'
  const counters = found === 1 ? '1 counter' : `${found} counters`
  return repaired ? `${counters} set right.` : `${counters} wrong; --repair sets them right.`
}
