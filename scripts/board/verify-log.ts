import type { LogFault, LogHead } from '@/lib/moderation/log/verify-log'
import { type Command, type ExitCode, WrongUsage } from './command'

const WRONG: Record<LogFault['wrong'], string> = {
  unsealed: 'has no place in the chain',
  gone: 'was taken out of the log',
  place: 'has a gap before it',
  chain: 'was changed, or the one before it was',
  cut: 'is the last one, and there were more when the log was put under its key',
  words: 'has other words than it was written with',
}

export const verifyLogCommand: Command = {
  summary: 'Go through the log of moderation and name every entry that was tampered with.',
  usage: `[--head] [--head-was N:HASH] [--json]

  --head             print how the log ends, as N:HASH, and nothing else; keep it where the board is not
  --head-was N:HASH  also look whether the log still has the end that it had then
  --json             print what was found as JSON

Each entry holds a hash over itself and over the one before, made with a key that the role which serves
cannot read; where it owns the tables itself there is no such key, and this says so. Ends with 1 if an
entry is not as it was written, or the log does not hold the end that it had.`,
  operands: [],
  options: { head: { type: 'boolean' }, 'head-was': { type: 'string' }, json: { type: 'boolean' } },

  async run(_operands, { head: headAlone, 'head-was': was, json }) {
    const { findLogHead, holdsHead, verifyLog } = await import('@/lib/moderation/log/verify-log')
    const kept = typeof was === 'string' ? readHead(was) : null
    const head = await findLogHead() // before the log is gone through: what is added meanwhile is no matter
    const faults = await verifyLog()
    const sentences = faults.map(({ entryId, wrong }) => `Entry ${entryId} ${WRONG[wrong]}.`)
    if (kept && !(await holdsHead(kept))) sentences.push(`The log does not hold the end ${was} any more: it was cut off before it, or written anew.`)
    if (headAlone) sayHead(head, sentences)
    else if (json) console.log(JSON.stringify(faults.map(({ entryId, wrong }) => ({ entry: String(entryId), wrong }))))
    else console.log([...(sentences.length ? sentences : ['Every entry of the log is as it was written.']), aboutKey(head)].join('\n'))
    return exitCode(sentences)
  },
}

/** For a program that keeps it: what is wrong goes another way. */
function sayHead({ position, hash }: LogHead, wrong: string[]): void {
  for (const sentence of wrong) console.error(sentence)
  console.log(`${position}:${hash}`)
}

function aboutKey({ keyed, sealedBefore, faultsBefore }: LogHead): string {
  if (!keyed) return 'It is not keyed: the role that serves the board owns its tables, and could write the whole log anew.'
  const key = 'It is keyed: the role that serves the board cannot write it anew.'
  if (!sealedBefore) return key
  const found = faultsBefore ? `of which ${faultsBefore} ${faultsBefore === 1 ? 'was' : 'were'} not as written` : 'all as they were written'
  return `${key} When it got its key there were ${sealedBefore} entries, ${found}.`
}

function readHead(words: string): Pick<LogHead, 'position' | 'hash'> {
  const [, position, hash] = words.match(/^(\d{1,18}):([0-9a-f]{64}|)$/) ?? []
  if (position === undefined || hash === undefined) throw new WrongUsage('--head-was takes what --head printed: a number, a colon and 64 digits.')
  return { position: BigInt(position), hash }
}

const exitCode = (wrong: string[]): ExitCode => (wrong.length === 0 ? 0 : 1)
