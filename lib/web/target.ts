import { env } from '@/lib/platform/env'
import { once } from '@/lib/platform/process'
import { drafts } from '@/lib/routes'
import { type Address, readAddress } from './addresses'
import { isPlain } from './refused-requests'

/** What a request's target names, read once and remembered: the same few thousand are asked for all day. */
export type Target =
  | { kind: 'nothing' }
  | { kind: 'operator' | 'feed' | 'file' | 'next-auth'; url: URL }
  | { kind: 'page' | 'drafts'; url: URL; address: Address }

/** How many targets are remembered, and up to which length, in characters. */
const MOST_TARGETS = 5000
const LONGEST_TARGET = 200

const remembered = () => once('targets', () => new Map<string, Target>())

const READ = ['GET', 'HEAD']
const READ_AND_SENT_TO = [...READ, 'POST']

/** The methods that a target answers; one that is nothing answers all of them alike. */
export function methodsOf(target: Target): readonly string[] {
  switch (target.kind) {
    case 'nothing':
    case 'drafts':
      return READ_AND_SENT_TO
    case 'next-auth':
      return target.url.pathname.endsWith('/callback/credentials') ? ['POST'] : READ_AND_SENT_TO
    case 'page':
      return target.address.kind === 'page' || target.address.kind === 'letter' ? READ_AND_SENT_TO : READ
    default:
      return READ
  }
}

export function readTarget(text: string): Target {
  const known = remembered().get(text)
  if (known) return known
  const target = read(text)
  if (remembered().size >= MOST_TARGETS) remembered().clear()
  if (text.length <= LONGEST_TARGET) remembered().set(text, target)
  return target
}

function read(text: string): Target {
  if (!isPlain(text.split('?', 1)[0] ?? '')) return { kind: 'nothing' }
  const url = new URL(text, env().SITE_URL)
  const address = readAddress(url)
  if (address.kind === 'inner') return { kind: 'nothing' }
  if (address.path !== url.pathname) return { kind: 'page', url, address } // leads to its one spelling
  if (address.route === drafts) return { kind: 'drafts', url, address }
  switch (address.kind) {
    case 'operator':
    case 'feed':
    case 'file':
    case 'next-auth':
      return { kind: address.kind, url }
    default:
      return { kind: 'page', url, address }
  }
}
