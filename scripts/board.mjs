// `npm run board -- <command>`: the operator's command line. Here only what must come before the first
// package is imported; the commands are TypeScript and lie in board/.
import './operating/check-node.mjs'
import { spawn } from 'node:child_process'
import { openDataDir, ROOT } from './operating/data-dir.mjs'
import { report } from './operating/halt.mjs'
import { installPackages } from './operating/install.mjs'

try {
  await installPackages(openDataDir(), console.error)
  process.exitCode = await runBoard()
} catch (error) {
  process.exitCode = report(error)
}

function runBoard() {
  const args = ['--import', 'tsx', 'scripts/board/main.ts', ...process.argv.slice(2)]
  // npm changes the folder to the project's, and says in INIT_CWD where the operator stands.
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() }
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env })
  process.on('SIGINT', () => {}) // the terminal tells the child too, and it ends in order
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
