import { adminPath, deskPath, heldPostsPath, linkRulesPath, modMemberPath, modPath, postInThreadPath, threadPath } from '@/lib/urls'
import type { Facts } from './entry'
import { isHouse, type Kind } from './holding'

/** Where an act is done. */
export function pathOfAct(word: string, kind: Kind, subject: bigint, { house }: Facts): string {
  if (!isHouse(kind)) return modPath(word, kind, subject)
  if (kind === 'site') return adminPath(`${word}s`, 'new')
  return house?.board ? adminPath('boards', house.board.slug, word) : adminPath(`${kind}s`, subject, word)
}

/** The wing of the house in which an act is done. */
export function homeOf({ house }: Facts): { href: string; text: string } {
  return house ? { href: adminPath(), text: 'Administration' } : { href: deskPath, text: 'Moderation' }
}

/** What an act is about, as a way back to it. */
export function placeOfFacts({ thread, post, member, house, links }: Facts): { href: string; text: string; postNumber?: number } {
  if (house) return placeInHouse(house)
  if (links) return { href: linkRulesPath, text: links.board?.name ?? 'All boards' }
  if (member) return { href: modMemberPath(member.name), text: member.name }
  const href = thread.heldAt ? heldPostsPath : post ? postInThreadPath(thread, post.number) : threadPath(thread)
  return { href, text: thread.title, postNumber: post?.number }
}

function placeInHouse({ board, section, rule }: NonNullable<Facts['house']>): { href: string; text: string } {
  if (board) return { href: adminPath('boards', board.slug), text: board.name }
  return rule ? { href: adminPath('rules'), text: rule.name } : { href: adminPath(), text: section?.name ?? 'Boards' }
}
