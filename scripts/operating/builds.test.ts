import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBuild } from './builds.mjs'
import { claim, isClaimed } from './claims.mjs'
import { linkTree } from './linked.mjs'

let builds: string

beforeEach(() => {
  builds = mkdtempSync(join(tmpdir(), 'parley-builds-'))
})

afterEach(() => rmSync(builds, { recursive: true }))

/** Opens the build `name`, whose making writes one page. */
function open(name: string, page = name) {
  return openBuild(builds, { name: () => name, make: async (draft: string) => writeFileSync(join(draft, 'page'), page), waiting: () => undefined })
}

const pageOf = (name: string) => readFileSync(join(builds, name, 'page'), 'utf8')
const names = () => readdirSync(builds).sort()

test('the same sources are built once, and other ones beside them', async () => {
  await open('aa')
  await open('aa', 'made again')
  await open('bb')

  expect([pageOf('aa'), pageOf('bb'), names()]).toEqual(['aa', 'bb', ['aa', 'bb']])
})

test('a build that nobody uses goes with the next start, one that somebody uses stays', async () => {
  const [first, second] = [await open('aa'), await open('bb')]
  first.release()
  await open('cc')
  expect(names()).toEqual(['bb', 'cc'])

  second.release()
  second.claim(process.ppid) // its server, which outlives the start by the requests in flight
  await open('cc')
  expect(names()).toEqual(['bb', 'cc'])
})

test('the claim of a process that was killed counts no longer, nor does another process with its number', async () => {
  const server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const build = await open('aa')
  build.claim(server.pid)
  build.release()
  await open('bb')
  expect(names()).toEqual(['aa', 'bb'])

  server.kill('SIGKILL')
  await new Promise((resolve) => server.on('exit', resolve))
  await open('bb')
  expect(names()).toEqual(['bb'])

  mkdirSync(join(builds, 'aa/.claims'), { recursive: true })
  const [file = ''] = readdirSync(join(builds, 'bb/.claims'))
  const { place } = JSON.parse(readFileSync(join(builds, 'bb/.claims', file), 'utf8'))
  writeFileSync(join(builds, 'aa/.claims/reused'), JSON.stringify({ pid: process.pid, start: 'an earlier start', place }))
  expect(isClaimed(join(builds, 'aa'))).toBe(false)
})

test('a claim from another container counts for a day after it was last renewed', () => {
  const path = join(builds, 'aa/.claims/elsewhere')
  mkdirSync(join(builds, 'aa/.claims'), { recursive: true })
  writeFileSync(path, JSON.stringify({ pid: 7, start: 'another boot', place: 'another boot pid:[1]' }))
  expect(isClaimed(join(builds, 'aa'))).toBe(true)

  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  utimesSync(path, yesterday, yesterday)
  expect([isClaimed(join(builds, 'aa')), existsSync(path)]).toEqual([false, false])
})

test('a making that fails or is cut short leaves nothing that is taken for a build', async () => {
  const failing = openBuild(builds, {
    name: () => 'aa',
    make: async (draft: string) => {
      writeFileSync(join(draft, 'page'), 'half')
      throw new Error('no space left')
    },
    waiting: () => undefined,
  })
  await expect(failing).rejects.toThrow('no space left')
  expect(names()).toEqual([])
  mkdirSync(join(builds, 'aa.00ff.part'))
  writeFileSync(join(builds, 'aa.00ff.part/page'), 'of a start that was killed')

  await open('aa')
  expect([pageOf('aa'), readdirSync(join(builds, 'aa')).sort(), names()]).toEqual(['aa', ['.claims', 'page'], ['aa']])
})

test('two starts at once build once, and the second says that it waits', async () => {
  const making = join(builds, 'made')
  const script = `
    import { appendFileSync, writeFileSync } from 'node:fs'
    import { openBuild } from ${JSON.stringify(join(import.meta.dirname, 'builds.mjs'))}
    const make = async (draft) => {
      appendFileSync(${JSON.stringify(making)}, 'x')
      await new Promise((resolve) => setTimeout(resolve, 1000))
      writeFileSync(draft + '/page', 'whole')
    }
    const { folder } = await openBuild(${JSON.stringify(builds)}, { name: () => 'aa', make, waiting: () => console.log('waits') })
    console.log(folder)`
  const said = await Promise.all([1, 2, 3].map(() => outputOf(script)))

  expect(readFileSync(making, 'utf8')).toBe('x')
  expect(said.filter((output) => output.startsWith('waits'))).toHaveLength(2)
  expect(pageOf('aa')).toBe('whole')
})

test('a linked copy keeps its files when the first ones are cleared and written anew', () => {
  const [from, to] = [join(builds, 'from'), join(builds, 'to')]
  mkdirSync(join(from, 'deep'), { recursive: true })
  writeFileSync(join(from, 'deep/file'), 'of before')
  writeFileSync(join(from, 'deep/tool'), '', { mode: 0o755 })
  mkdirSync(join(from, '.cache'))
  linkTree(from, to, ['.cache'])

  rmSync(from, { recursive: true })
  mkdirSync(join(from, 'deep'), { recursive: true })
  writeFileSync(join(from, 'deep/file'), 'of now')
  expect(readFileSync(join(to, 'deep/file'), 'utf8')).toBe('of before')
  expect([readdirSync(to), statSync(join(to, 'deep/tool')).mode & 0o777]).toEqual([['deep'], 0o755])
})

test('where nothing may be written, a whole build is used and none is made', async () => {
  await open('aa')
  const shut = (name: string) =>
    openBuild(builds, {
      name: () => name,
      make: async () => undefined,
      waiting: () => {
        throw Object.assign(new Error('read-only'), { code: 'EROFS' })
      },
    })
  writeFileSync(join(builds, 'lock'), JSON.stringify({ pid: process.ppid, start: (await import('./processes.mjs')).startOf(process.ppid) }))

  expect((await shut('aa')).folder).toBe(join(builds, 'aa'))
  await expect(shut('bb')).rejects.toThrow('read-only')
})

test('a build that is being made is claimed too, and a claim can be given up', async () => {
  let claimed = false
  const making = async (draft: string) => {
    claimed = isClaimed(draft)
  }
  await openBuild(builds, { name: () => 'aa', make: making, waiting: () => undefined })
  expect(claimed).toBe(true)

  const folder = join(builds, 'bb')
  const release = claim(folder)
  expect(isClaimed(folder)).toBe(true)
  release()
  expect(isClaimed(folder)).toBe(false)
})

function outputOf(script: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', () => resolve(output))
  })
}
