// client/ as one file for readers, named after its content, and a manifest that says what it is called.
import { rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, context } from 'esbuild'
import { Halt } from './halt.mjs'

/** `root` is the folder that holds client/ and, after the build, .next/client. */
export async function buildClient(root) {
  try {
    await build(optionsFor(root))
  } catch (error) {
    throw new Halt(`The scripts of the pages could not be built.\n\n${error.message}`)
  }
}

/** For development: builds at once and at every change; returns the way to end it. */
export async function watchClient(root) {
  const watching = await context(optionsFor(root))
  await watching.watch()
  return () => watching.dispose()
}

function optionsFor(root) {
  const folder = join(root, '.next/client')
  rmSync(folder, { recursive: true, force: true })
  return {
    absWorkingDir: root,
    entryPoints: ['client/reader.ts'],
    entryNames: '[name]-[hash]',
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    logLevel: 'error',
    plugins: [{ name: 'manifest', setup: (made) => made.onEnd(({ metafile }) => metafile && writeManifest(folder, metafile)) }],
  }
}

function writeManifest(folder, { outputs }) {
  const [file] = Object.keys(outputs)
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ reader: `/client/${basename(file)}` })}\n`)
}
