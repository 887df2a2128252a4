import type { Command } from './command'

export const aliasesCommand: Command = {
  summary: 'Name the old addresses that yield to an older one which means the same.',
  usage: `[--json]

  --json  print what was found as JSON

Where two old addresses were kept that mean the same and lead to two places, the older one leads on. Ends with 1 if there are any.`,
  operands: [],
  options: { json: { type: 'boolean' } },

  async run(_operands, { json }) {
    const { listYieldingAliases } = await import('@/lib/threads/addresses/yielding-aliases')
    const found = await listYieldingAliases()
    const sentences = found.map(({ path, leadsTo, olderPath, olderLeadsTo }) => `“${path}” (to ${leadsTo}) yields to “${olderPath}” (to ${olderLeadsTo}).`)
    if (json) console.log(JSON.stringify(found, null, 2))
    else console.log(found.length === 0 ? 'No two old addresses mean the same.' : sentences.join('\n'))
    return found.length === 0 ? 0 : 1
  },
}
