// The builds of this clone, each in a folder that is named after all it was made from. It holds
// everything its server reads while it runs, so that neither a new build nor new sources or packages
// touch a board that serves.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { claim, isClaimed } from './claims.mjs'
import { inTurn } from './lock.mjs'

const PART = '.part'

/** For a folder in which nothing may be written, as where a build was put into an image and is run by another account. */
const SHUT = ['EACCES', 'EPERM', 'EROFS']

/**
 * The folder of the build with this name, claimed for this process: `{ folder, claim, release }`, where `claim` adds
 * another process. Made by `make(draft)` where there is none, by one start at a time; then builds that nobody uses go.
 * `name` is asked for once it is our turn.
 */
export async function openBuild(builds, { name, make, waiting }) {
  const isWhole = (folder) => readdirSync(builds).includes(folder) // it came by its name when it was whole
  try {
    mkdirSync(builds, { recursive: true })
    return await inTurn(builds, () => open(), waiting)
  } catch (error) {
    if (!SHUT.includes(error.code)) throw error
    const wanted = await name()
    if (!isWhole(wanted)) throw error
    return { folder: join(builds, wanted), claim: () => {}, release: () => {} }
  }

  async function open() {
    const wanted = await name()
    const folder = join(builds, wanted)
    if (!isWhole(wanted)) await makeWhole(folder, make)
    const release = claim(folder)
    sweep(builds)
    return { folder, claim: (pid) => claim(folder, pid), release }
  }
}

async function makeWhole(folder, make) {
  // A name of its own: programs of a start that was killed may still be writing into theirs.
  const draft = `${folder}.${randomBytes(4).toString('hex')}${PART}`
  mkdirSync(draft)
  const release = claim(draft)
  try {
    await make(draft)
    release()
    renameSync(draft, folder)
  } catch (error) {
    release()
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

const IS_BUILD = /^[0-9a-f]+(?:(?:\.[0-9a-f]+)?\.part)?$/

/** Removes the builds that no running process claims. First they lose their names, so that none is found half removed. */
function sweep(builds) {
  for (const entry of readdirSync(builds)) {
    const folder = join(builds, entry)
    if (!IS_BUILD.test(entry) || isClaimed(folder)) continue
    const going = entry.endsWith(PART) ? folder : `${folder}${PART}`
    if (going !== folder) renameSync(folder, going)
    rmSync(going, { recursive: true, force: true })
  }
}

/** Puts sources, as pairs of a path and its bytes, into a folder. */
export function writeSources(sources, folder) {
  for (const [file, bytes] of sources) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), bytes)
  }
}
