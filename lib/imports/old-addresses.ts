import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { isOwnPath } from '@/lib/routing/taken'
import type { Problem } from './lines'

const LONGEST_PATH = 1000

/** What makes an address unfit to lead to the text: its form, or that it leads elsewhere already. */
export async function aliasProblems(tx: Tx, paths: string[]): Promise<Problem[]> {
  const taken = await tx.urlAlias.findMany({ where: { path: { in: paths } }, select: { path: true } })
  return paths.flatMap((path): Problem[] => {
    const words = formProblem(path) ?? (taken.some((alias) => alias.path === path) ? 'leads elsewhere already' : null)
    return words ? [{ line: null, kind: 'error', words: `The old address “${path}” ${words}.` }] : []
  })
}

/** Lets old addresses lead to a thread or a briefing for ever. */
export async function keepAliases(tx: Tx, paths: string[], target: { threadId: bigint } | { briefingId: bigint }): Promise<void> {
  await tx.urlAlias.createMany({ data: [...new Set(paths)].map((path) => ({ path, ...target, createdAt: now() })) })
}

function formProblem(path: string): string | null {
  if (/.\/$/.test(path)) return 'ends in a slash; leave it out, both ways lead on'
  if (!/^[/?][\x21-\x7E]*$/.test(path) || path.startsWith('//')) return 'is no path: it begins with / or ? and holds no spaces'
  if (path.length > LONGEST_PATH) return `has more than ${LONGEST_PATH} characters`
  return path === '/' || isOwnPath(path) ? 'is one of this site’s own' : null
}
