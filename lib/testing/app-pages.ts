import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { matchPath } from '@/lib/routing/match'
import type { Route } from '@/lib/routing/route'

const ROOT = join(import.meta.dirname, '..', '..')

/** The folders of app that have a page or a route. */
export function listAppPages(): string[] {
  return readdirSync(join(ROOT, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(page\.tsx|route\.ts)$/.test(entry.name))
    .map((entry) => dirname(relative(ROOT, join(entry.parentPath, entry.name))))
    .sort()
}

/** The pattern of a folder of app, as the table of addresses would write it: `/t/:thread/watch`. */
export function patternOfPage(folder: string): string {
  const parts = folder.split('/').slice(1)
  const path = parts.flatMap((part) => (part.startsWith('(') ? [] : part.replace(/^\[\.\.\.(\w+)\]$/, ':$1*').replace(/^\[(\w+)\]$/, ':$1')))
  return `/${path.join('/')}`
}

/** The route that leads to a folder of app. */
export function routeOfPage(folder: string): Route | undefined {
  return matchPath(patternOfPage(folder).replace(':page', '2').replace(':nextauth*', 'session'))?.route
}
