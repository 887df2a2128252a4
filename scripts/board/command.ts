import { type ParseArgsConfig, parseArgs } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** 0: done, all well. 1: something was found or refused. (2, wrong usage, is told before a command runs.) */
export type ExitCode = 0 | 1

export type Command = {
  summary: string
  /** What follows the command's name, and what it means. */
  usage: string
  operands: string[]
  options: Options
  /** Whether it does what only the owner of the tables may. */
  asOwner?: true
  run: (operands: string[], values: Values) => Promise<ExitCode>
}

export class WrongUsage extends Error {}

/** The words after a command's name, or null where help is asked for. */
export function readWords(command: Command, words: string[]): { operands: string[]; values: Values } | null {
  if (words.includes('--help') || words.includes('-h')) return null
  const { positionals, values } = parse(command.options, words)
  if (positionals.length !== command.operands.length) {
    throw new WrongUsage(command.operands.length === 0 ? 'This command takes no names.' : `This command takes ${command.operands.join(' ')}.`)
  }
  return { operands: positionals, values }
}

function parse(options: Options, words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    throw new WrongUsage((error as Error).message.split('. ')[0])
  }
}
