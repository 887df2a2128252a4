import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const ROOMS = ['app', 'client', 'components', 'e2e', 'lib', 'scripts', 'bench', 'prisma']
const EXPORT = /^export (?:async )?(?:function\*?|const|let|class|type|interface|enum) (\w+)/gm
const IMPORT = /^\s*(?:import|export)\s+(?:type\s+)?([^'";]*?)\s*from '([^']+)'/gm
/** Files taken in whole: read when they are needed, or named in what sets the tests up. */
const WHOLE = /\bimport\('([^']+)'\)|globalSetup: '([^']+)'/g

const files = ROOMS.flatMap(sourcesIn).concat(sourcesOf('.', false))
const texts = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))

test('whatever a file of lib or components gives away, somebody takes', () => {
  const taken = new Set([...texts].flatMap(([file, text]) => takenBy(file, text)))
  const given = files.filter((file) => /^(?:lib|components)\/(?!.*\.test\.)/.test(file)).flatMap(givenBy)
  expect(given.length).toBeGreaterThan(1000)
  expect(given.filter((one) => !taken.has(one) && !taken.has(`${one.split(' ')[0]} *`))).toEqual([])
})

/** What a file gives away: itself and a name, for each. */
function givenBy(file: string): string[] {
  return [...(texts.get(file) ?? '').matchAll(EXPORT)].map(([, name]) => `${file} ${name}`)
}

function takenBy(file: string, text: string): string[] {
  const named = [...text.matchAll(IMPORT)].flatMap(([, names = '', from = '']) => namesIn(names).map((name) => `${found(file, from)} ${name}`))
  const whole = [...text.matchAll(WHOLE)].map(([, late, setUp]) => `${found(file, late ?? `@/${setUp}`)} *`)
  return [...named, ...whole]
}

/** The names of an import, as they are called where they come from; a star for all of them. */
function namesIn(names: string): string[] {
  const [, inside = names] = names.match(/\{([^}]*)\}/) ?? []
  return inside.split(',').flatMap(
    (name) =>
      name
        .trim()
        .replace(/^type /, '')
        .split(' as ')[0]
        ?.trim() || [],
  )
}

/** The file that an import means. */
function found(file: string, from: string): string {
  if (!/^(?:@\/|\.)/.test(from)) return ''
  const path = from.startsWith('@/') ? from.slice(2) : join(file, '..', from)
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((name) => texts.has(name)) ?? ''
}

function sourcesIn(folder: string): string[] {
  return sourcesOf(folder, true)
}

function sourcesOf(folder: string, recursive: boolean): string[] {
  return readdirSync(join(ROOT, folder), { recursive, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mts|mjs)$/.test(entry.name) && !entry.parentPath.includes('generated'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}
