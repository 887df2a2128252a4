import { report } from '../operating/halt.mjs'
import { aliasesCommand } from './aliases'
import { type Command, readWords, WrongUsage } from './command'
import { corpusCommand } from './corpus'
import { withDatabase } from './database'
import { importCommand } from './import'
import { makeAdminCommand } from './make-admin'
import { recountCommand } from './recount'
import { rerenderCommand } from './rerender'
import { verifyLogCommand } from './verify-log'
import { wordsCommand } from './words'

/** In the order in which help shows them. */
const commands = new Map<string, Command>([
  ['import', importCommand],
  ['aliases', aliasesCommand],
  ['recount', recountCommand],
  ['rerender', rerenderCommand],
  ['words', wordsCommand],
  ['verify-log', verifyLogCommand],
  ['make-admin', makeAdminCommand],
  ['corpus', corpusCommand],
])

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})

async function main([name = '', ...words]: string[]): Promise<number> {
  if (['--help', '-h', 'help'].includes(name)) {
    console.log(overview())
    return 0
  }
  const command = commands.get(name)
  if (command) return runCommand(name, command, words)
  console.error(`${name ? `There is no command "${name}".\n\n` : ''}${overview()}`)
  return 2
}

async function runCommand(name: string, command: Command, words: string[]): Promise<number> {
  const usage = `Usage: npm run board -- ${name} ${command.usage}`
  try {
    const read = readWords(command, words)
    if (read) return await withDatabase(() => command.run(read.operands, read.values), command)
    console.log(`${command.summary}\n\n${usage}`)
    return 0
  } catch (error) {
    if (!(error instanceof WrongUsage)) return report(error)
    console.error(`${error.message}\n\n${usage}`)
    return 2
  }
}

function overview(): string {
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  return `Usage: npm run board -- <command> [--help]

${lines.join('\n')}

Works on the database of DATABASE_URL, else on the embedded one under DATA_DIR.
Ends with 0 if all is well, 1 if something was found or refused, 2 for wrong usage.`
}
