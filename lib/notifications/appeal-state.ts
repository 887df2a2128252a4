import type { LetterView } from '@/lib/letters/as-page'
import { appealPath } from '@/lib/urls'
import type { AppealOutcome } from '@/prisma/generated/client'

/** For the member whom an act concerns: an appeal can be made, waits for an answer, or has ended. */
export type AppealState = 'open' | 'waits' | AppealOutcome

/** A letter about an act without the paragraph that invites an appeal, for where that can be read already or is no longer so. */
export function withoutInvitation(letter: LetterView, entryId: bigint): LetterView {
  const way = new RegExp(`${appealPath(entryId)}(?!\\d)`)
  const invites = ({ parts }: LetterView['paragraphs'][number]) => parts.some((part) => way.test(part.kind === 'way' ? part.href : part.text))
  return { ...letter, paragraphs: letter.paragraphs.filter((paragraph) => !invites(paragraph)) }
}
