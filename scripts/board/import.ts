import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Command } from './command'

export const importCommand: Command = {
  summary: 'Bring in a thread or an article from a text file.',
  usage: `<file> [--board SLUG] [--dry-run] [--replace] [--link ADDRESS] [--alias PATH …] [--post-alias NUMBER=PATH …] [--json]

  --board SLUG     the board that receives it
  --dry-run        say what would happen and change nothing
  --replace        put a corrected file in the place of the one that was imported, while nobody has answered
  --link ADDRESS   an address to put where the first link is missing
  --alias PATH     an old path that will lead to what is imported; may be given several times
  --post-alias NUMBER=PATH   the same for a post: 3=?msgid=4055
  --json           print the report as JSON

Ends with 1 if nothing was imported because something is wrong.`,
  operands: ['<file>'],
  options: {
    board: { type: 'string' },
    'dry-run': { type: 'boolean' },
    replace: { type: 'boolean' },
    link: { type: 'string' },
    alias: { type: 'string', multiple: true },
    'post-alias': { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },

  async run([file = ''], values) {
    const path = resolve(process.env.INIT_CWD ?? '', file)
    const text = await readFile(path).catch(() => null)
    if (text === null) {
      console.error(`${path} cannot be read.`)
      return 1
    }
    const { importFile } = await import('@/lib/imports/commands')
    const report = await importFile({
      text,
      fileName: basename(path),
      board: values.board as string | undefined,
      dryRun: values['dry-run'] === true,
      replace: values.replace === true,
      link: values.link as string | undefined,
      aliases: values.alias as string[] | undefined,
      postAliases: values['post-alias'] as string[] | undefined,
    })
    console.log(values.json ? JSON.stringify(report, null, 2) : report.sentences.join('\n'))
    return report.outcome === 'refused' ? 1 : 0
  },
}
