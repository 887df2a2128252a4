import type { Metadata } from 'next'
import { personalMetadata } from '@/app/page-metadata'
import { moderationActions } from '@/lib/moderation/actions'
import type { Kind } from '@/lib/moderation/holding'
import type { FormAction } from '@/lib/platform/form-state'
import * as actions from './actions'

/** The server action of an act, by what it is about and the word in its address: `threadMove`, `postRemove`. */
export function actOf(kind: Kind, word: string): FormAction | undefined {
  const wanted = `${kind}${word.charAt(0).toUpperCase()}${word.slice(1)}`
  return Object.entries(actions).find(([name]) => name === wanted)?.[1]
}

/** The head of the page of an act, which says what is done there. */
export function actMetadata(kind: Kind, word: string): Metadata {
  const act = moderationActions.find((action) => action.subject === kind && action.word === word)
  return personalMetadata(act?.label ?? 'Moderation')
}
