import { counted } from '@/lib/text/counted'
import type { BoardKind, Holds, LinkTrust, Readers, Writers } from '@/prisma/generated/client'

export const READERS: Record<Readers, string> = { everyone: 'everyone', members: 'members', staff: 'HQ alone' }
export const WRITERS: Record<Writers, string> = { members: 'members', staff: 'HQ alone' }
export const TRUST: Record<LinkTrust, string> = { everyone: 'of everyone', trusted: 'of members of standing', checked: 'of nobody before HQ has looked' }
export const HOLDS: Record<Holds, string> = {
  nobody: 'nobody’s posts',
  newcomers: 'posts of members without standing',
  links: 'posts with links of members without standing',
}
export const KINDS: Record<BoardKind, string> = { discussion: 'Discussion', campaign: 'Campaign' }

/** Choices of a form, from the words of a setting. */
export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label: label.charAt(0).toUpperCase() + label.slice(1) }))
}

/** What admins set of a board besides its name and readers, as an entry keeps it. */
export type Settings = {
  startableBy: Writers
  repliableBy: Writers
  lengthCap: number
  editMinutes: number
  linkTrust: LinkTrust
  holds: Holds
  /** One on each line. */
  heldWords: string
  unindexedAt: string | null
}

const SAID: { [Name in keyof Settings]: (value: Settings[Name]) => string } = {
  startableBy: (who) => `threads are started by ${WRITERS[who]}`,
  repliableBy: (who) => `replies are written by ${WRITERS[who]}`,
  lengthCap: (most) => `a thread has at most ${most.toLocaleString('en-GB')} posts`,
  editMinutes: (minutes) => `an author may edit for ${minutes.toLocaleString('en-GB')} minutes`,
  linkTrust: (whose) => `links ${TRUST[whose]} are clickable at once`,
  holds: (whose) => `${HOLDS[whose]} wait for HQ`,
  heldWords: (list) => (list ? `posts with one of ${counted(list.split('\n').length, 'word', 'words')} of a list wait for HQ` : 'no word makes a post wait'),
  unindexedAt: (since) => (since ? 'search engines are asked to leave it alone' : 'search engines may list it'),
}

/** What changed between two states, each setting as it is now and as it was: "a thread has at most 500 posts (before: …)". */
export function changesOf(was: Settings, is: Settings): string {
  const names = Object.keys(SAID) as (keyof Settings)[]
  return names
    .filter((name) => was[name] !== is[name])
    .map((name) => `${say(name, is)} (before: ${say(name, was)})`)
    .join('; ')
}

function say<Name extends keyof Settings>(name: Name, settings: Settings): string {
  return SAID[name](settings[name])
}
