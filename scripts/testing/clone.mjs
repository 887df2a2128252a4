// A clone of this one as it lies here, whose sources and packages a test may change.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../operating/data-dir.mjs'
import { linkTree } from '../operating/linked.mjs'

const LEFT_OUT = /^(?:\..*|node_modules|test-results|playwright-report|coverage)$/

/** `{ root, remove }`; on the same disk, so that the packages take no space. */
export function newClone() {
  mkdirSync(join(ROOT, '.builds'), { recursive: true })
  const root = mkdtempSync(join(ROOT, '.builds', 'clone-'))
  for (const name of readdirSync(ROOT)) if (!LEFT_OUT.test(name)) cpSync(join(ROOT, name), join(root, name), { recursive: true })
  linkTree(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
