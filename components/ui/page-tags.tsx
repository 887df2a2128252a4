import { headers } from 'next/headers'
import { MARK_HEADER, tagMark, untilMark } from '@/lib/platform/marks'
import type { Tag } from '@/lib/platform/tags'

/** What a document is made of, and when something in it runs out: the front door keeps it until one of them changes. */
export async function PageTags({ tags, until }: { tags: readonly Tag[]; until?: Date | null }) {
  const word = (await headers()).get(MARK_HEADER) ?? ''
  return (
    <>
      {tags.map((tag) => tagMark(word, tag)).join('')}
      {until ? untilMark(word, until) : ''}
    </>
  )
}
