import { headers } from 'next/headers'
import { goneMark, MARK_HEADER, tagMark, untilMark } from '@/lib/platform/marks'
import type { Tag } from '@/lib/platform/tags'

type PageTagsProps = {
  tags: readonly Tag[]
  until?: Date | null
  /** Set: it tells that what stood here is gone (410). */
  gone?: true
}

/** What a document is made of, and when something in it runs out: the front door keeps it until one of them changes. */
export async function PageTags({ tags, until, gone }: PageTagsProps) {
  const word = (await headers()).get(MARK_HEADER) ?? ''
  return (
    <>
      {tags.map((tag) => tagMark(word, tag)).join('')}
      {until ? untilMark(word, until) : ''}
      {gone ? goneMark(word) : ''}
    </>
  )
}
