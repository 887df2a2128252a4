// Runs the Prisma CLI. Its native schema engine is fetched from the web when Prisma is installed;
// where that was not possible, the same engine as WebAssembly stands in (schema-engine.mjs).
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const engines = dirname(require.resolve('@prisma/engines/package.json'))
const native = readdirSync(engines).some((file) => file.startsWith('schema-engine-'))

const env = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', ...process.env }
if (!native) env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(import.meta.dirname, 'schema-engine.mjs')

const cli = join(dirname(require.resolve('prisma/package.json')), 'build', 'index.js')
const child = spawn(process.execPath, [cli, ...process.argv.slice(2)], { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
