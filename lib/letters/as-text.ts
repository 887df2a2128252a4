import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { appealPath } from '@/lib/urls'
import { appealAddress } from './appeal-key'
import type { Paragraph, Part } from './letter'
import type { Rendered } from './render'

/** A letter as plain text that opens nothing: what is kept of one that was sent, and what pages compare with today’s. */
export function inWords(paragraph: Paragraph): string {
  return paragraph.map((part) => wordsOf(part, pathOf(part))).join('')
}

/** The same as it is mailed to this member: its ways are addresses, and those of appeals open them. */
export function asMailed(paragraph: Paragraph, memberId: bigint): string {
  return paragraph.map((part) => wordsOf(part, addressOf(part, memberId), withoutLinks)).join('')
}

/** The path that a part leads to on this site; an appeal’s is for members who are signed in. Empty where it leads nowhere. */
export function pathOf(part: Part): string {
  if (typeof part === 'string' || 'said' in part) return ''
  return 'to' in part ? part.to : appealPath(part.appeal.id)
}

/** The whole address of a part in a mail; an appeal’s has a key in it, which is made here and kept nowhere. */
export function addressOf(part: Part, memberId: bigint): string {
  if (typeof part !== 'string' && 'appeal' in part) return appealAddress(part.appeal, memberId)
  const path = pathOf(part)
  return path && `${env().SITE_URL}${path}`
}

/** Somebody’s words, broken so that mail programs make no link of them: a name or a title leads nowhere. */
export function withoutLinks(said: string): string {
  return said.replace(/([.:@])(?=\S)/g, '$1\u2060')
}

function wordsOf(part: Part, address: string, say = (said: string) => said): string {
  if (typeof part === 'string') return part
  return 'said' in part ? say(part.said) : address
}

/** What is kept of a letter that was sent. */
export const asSent = z.object({ subject: z.string(), paragraphs: z.array(z.string()) })

export function keptCopy({ subject, paragraphs }: Rendered): z.infer<typeof asSent> {
  return { subject: inWords(subject), paragraphs: paragraphs.map(inWords) }
}
