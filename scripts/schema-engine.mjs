#!/usr/bin/env node
// Prisma's schema engine (its WebAssembly build) behind the protocol that the Prisma CLI speaks with
// the native one: JSON-RPC, one message a line, on standard input and output. Only the transport is
// ours; migrations, checksums and the table _prisma_migrations are the engine's.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import { adapters, canConnect, createDatabase, dropDatabase, offlineAdapters } from './schema-engine-database.mjs'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    version: { type: 'boolean' },
  },
})
const datasource = flags.datasource ? JSON.parse(flags.datasource) : {}

await loadEngine()
if (flags.version) console.log(`schema-engine-cli ${wasm.version()} (wasm)`)
else if (positionals[0] === 'cli') process.exitCode = await runCommand(positionals[1])
else await serve()

async function loadEngine() {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(path.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': wasm })
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  // The engine reports a panic here before it traps.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => log('ERROR', { message }) }
}

/** The CLI reads the engine's log from standard error, one JSON object a line. */
function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/** `schema-engine cli <command>`: one question about the database itself, answered by the exit code. */
async function runCommand(name) {
  const commands = {
    'can-connect-to-database': canConnect,
    'create-database': createDatabase,
    'drop-database': dropDatabase,
  }
  log('INFO', { message: 'Starting schema engine CLI' }) // the CLI skips the first line
  try {
    if (!Object.hasOwn(commands, name)) throw new Error(`unknown command ${name}`)
    await commands[name](datasource.url)
    return 0
  } catch (error) {
    log('ERROR', { error_code: error.code ?? 'P0000', message: error.message, is_panic: false })
    return 1
  }
}

async function serve() {
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const awaited = new Map() // answers to what we ask of the CLI
  const print = (content) =>
    new Promise((resolve) => {
      const id = awaited.size + 1
      awaited.set(id, resolve)
      send({ id, method: 'print', params: { content } })
    })

  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const { id, method, params, result } = JSON.parse(line)
    if (method === undefined) awaited.get(id)?.(result)
    else {
      // Not awaited here: `diff` asks the CLI to print, and the answer comes in on this same loop.
      answer(method, params, print).then(
        (result) => send({ id, result }),
        (error) => send({ id, error: asRpcError(error) }),
      )
    }
  }
}

function asRpcError(error) {
  const data = {
    is_panic: error instanceof WebAssembly.RuntimeError,
    message: error?.message ?? String(error),
    meta: error?.meta ?? null,
    error_code: error?.code ?? null,
  }
  return { code: 4466, message: 'An error happened. Check the data field for details.', data }
}

/** Most calls are the engine's own. Those below it cannot do, or not from WebAssembly. */
async function answer(method, params, print) {
  if (method === 'createDatabase') return createDatabase(urlOf(params))
  if (method === 'ensureConnectionValidity') {
    await canConnect(urlOf(params))
    return {}
  }
  if (method === 'getDatabaseVersion') return withEngine((engine) => engine.version())
  if (method === 'diff') return diff(params, print)
  // These two fail in the engine: "PostgreSQL shadow DB must be provided through an external factory".
  if (method === 'evaluateDataLoss') return evaluateDataLoss(params)
  if (method === 'createMigration') return createMigration(params)
  return withEngine(async (engine) => {
    if (typeof engine[method] !== 'function') throw new Error(`method ${method} not found`)
    return (await engine[method](params)) ?? {}
  })
}

function urlOf(params) {
  return params?.datasource?.url ?? params?.datasource?.datasource?.url ?? datasource.url
}

/** A fresh engine for every call: a used one cannot open the shadow database a second time. */
async function withEngine(work, database = adapters(datasource)) {
  // No schema files means undefined: an empty list makes the engine panic.
  const datamodels = flags.datamodels && (await Promise.all(flags.datamodels.map(async (file) => [file, await readFile(file, 'utf8')])))
  const ignoreLog = () => {}
  try {
    const engine = await wasm.SchemaEngine.new({ datamodels }, ignoreLog, bindMigrationAwareSqlAdapterFactory(database))
    return await work(engine, database)
  } finally {
    await database.close()
  }
}

/** The engine returns the text of a diff; the CLI expects to be asked to print it. */
async function diff(params, print) {
  // Comparing two files asks nothing of a database, and there may be none.
  const offline = [params.from, params.to].every(({ tag }) => tag === 'empty' || tag === 'schemaDatamodel')
  const { stdout, exitCode } = await withEngine((engine) => engine.diff(params), offline ? offlineAdapters() : undefined)
  if (stdout != null) await print(stdout)
  return { exitCode, stdout: null }
}

/** At this point of `migrate dev` the database equals the history, so a push that is rolled back meets the same warnings. */
function evaluateDataLoss({ schema, filters }) {
  return withEngine(async (engine, database) => {
    const { executedSteps, warnings, unexecutable } = await database.rolledBack(() => engine.schemaPush({ force: false, schema, filters }))
    const steps = (messages) => messages.map((message) => ({ message, stepIndex: 0 }))
    return {
      migrationSteps: Math.max(executedSteps, warnings.length + unexecutable.length),
      warnings: steps(warnings),
      unexecutableSteps: steps(unexecutable),
    }
  })
}

/** The same script by another way: the difference between the history and the schema. */
function createMigration({ migrationsList, schema, migrationName, draft, filters }) {
  const from = migrationsList.migrationDirectories.length > 0 ? { tag: 'migrations', ...migrationsList } : { tag: 'empty' }
  const to = { tag: 'schemaDatamodel', files: schema.files }
  const moment = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  return withEngine(async (engine) => {
    const { exitCode, stdout } = await engine.diff({ from, to, script: true, exitCode: true, filters })
    const nothingToDo = draft ? '-- This is an empty migration.' : null
    return {
      connectorType: 'postgresql',
      extension: 'sql',
      generatedMigrationName: migrationName ? `${moment}_${migrationName}` : moment,
      migrationScript: exitCode === 2 ? stdout : nothingToDo,
    }
  })
}
