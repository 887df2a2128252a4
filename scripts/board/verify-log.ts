import type { LogFault } from '@/lib/moderation/log/verify-log'
import type { Command } from './command'

const WRONG: Record<LogFault['wrong'], string> = {
  unsealed: 'has no place in the chain',
  place: 'has a gap before it',
  chain: 'was changed, or the one before it was',
  words: 'has other words than it was written with',
}

export const verifyLogCommand: Command = {
  summary: 'Go through the log of moderation and name every entry that was tampered with.',
  usage: `[--json]

  --json  print what was found as JSON

Each entry holds a hash over itself and over the one before. Ends with 1 if an entry is not as it was written.`,
  operands: [],
  options: { json: { type: 'boolean' } },

  async run(_operands, { json }) {
    const { verifyLog } = await import('@/lib/moderation/log/verify-log')
    const faults = await verifyLog()
    if (json) console.log(JSON.stringify(faults.map(({ entryId, wrong }) => ({ entry: String(entryId), wrong }))))
    else
      console.log(
        faults.length === 0
          ? 'Every entry of the log is as it was written.'
          : faults.map(({ entryId, wrong }) => `Entry ${entryId} ${WRONG[wrong]}.`).join('\n'),
      )
    return faults.length === 0 ? 0 : 1
  },
}
