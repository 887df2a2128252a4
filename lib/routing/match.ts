import * as table from '../routes'
import type { Route, Segment } from './route'

/** A route that an address was read as, with its parameters as they stand in the path, still escaped. */
export type Matched = { route: Route; params: Readonly<Record<string, string>> }

type Param = Exclude<Segment, { word: string }>
type Branch = { param: Param; node: Node }
type Node = { words: Map<string, Node>; branches: Branch[]; route?: Route }

export const allRoutes: Readonly<Record<keyof typeof table, Route>> = table

const root = treeOf(Object.values(allRoutes))

/** The route of a path; null where none has it. A word comes before a parameter, a parameter with a shape before one without. */
export function matchPath(path: string): Matched | null {
  if (path === '/') return { route: table.home, params: {} }
  const params: Record<string, string> = {}
  const route = path.startsWith('/') && walk(root, path.split('/'), 1, params)
  return route ? { route, params } : null
}

function walk(node: Node, parts: readonly string[], at: number, params: Record<string, string>): Route | undefined {
  const part = parts[at]
  if (part === undefined) return node.route
  if (part === '') return undefined
  const next = node.words.get(part)
  return (next && walk(next, parts, at + 1, params)) ?? walkBranches(node.branches, parts, at, params)
}

function walkBranches(branches: readonly Branch[], parts: readonly string[], at: number, params: Record<string, string>): Route | undefined {
  for (const branch of branches) {
    const route = walkBranch(branch, parts, at, params)
    if (route) return route
  }
  return undefined
}

function walkBranch({ param, node }: Branch, parts: readonly string[], at: number, params: Record<string, string>): Route | undefined {
  const value = param.rest ? parts.slice(at).join('/') : (parts[at] ?? '')
  if (param.shape && !param.shape.test(value)) return undefined
  const route = param.rest ? node.route : walk(node, parts, at + 1, params)
  if (route) params[param.param] = value
  return route
}

function treeOf(routes: readonly Route[]): Node {
  const tree = emptyNode()
  for (const route of routes) plant(tree, route, 0)
  return tree
}

/** What may be left out is planted twice: with it and without. */
function plant(node: Node, route: Route, at: number): void {
  const segment = route.segments[at]
  if (!segment) node.route = route
  else if ('word' in segment) plant(wordNode(node, segment.word), route, at + 1)
  else {
    if (segment.optional) plant(node, route, at + 1)
    plant(branchNode(node, segment), route, at + 1)
  }
}

function wordNode({ words }: Node, word: string): Node {
  const node = words.get(word) ?? emptyNode()
  words.set(word, node)
  return node
}

function branchNode({ branches }: Node, param: Param): Node {
  const same = branches.find((branch) => branch.param.param === param.param && String(branch.param.shape) === String(param.shape))
  if (same) return same.node
  const node = emptyNode()
  branches.push({ param, node })
  branches.sort((a, b) => Number(b.param.shape !== undefined) - Number(a.param.shape !== undefined))
  return node
}

function emptyNode(): Node {
  return { words: new Map(), branches: [] }
}
