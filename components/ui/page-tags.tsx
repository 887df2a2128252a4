import { goneMark, tagMark, untilMark } from '@/lib/platform/marks'
import type { Tag } from '@/lib/platform/tags'
import { markWord } from './slot-value'

type PageTagsProps = {
  tags: readonly Tag[]
  until?: Date | null
  /** Set: it tells that what stood here is gone (410). */
  gone?: true
}

/** What a document is made of, and when something in it runs out: the front door keeps it until one of them changes. */
export async function PageTags({ tags, until, gone }: PageTagsProps) {
  const word = await markWord()
  return (
    <>
      {tags.map((tag) => tagMark(word, tag)).join('')}
      {until ? untilMark(word, until) : ''}
      {gone ? goneMark(word) : ''}
    </>
  )
}
