import type { EntryLineView } from '@/lib/threads/views'
import { rulePath } from '@/lib/urls'

type WhyView = Pick<EntryLineView, 'because' | 'words' | 'blanked'> & Partial<Pick<EntryLineView, 'rule' | 'createdAt'>>

/** The reason of an act: the ready one, the moderator's own words, or both; and the rule as it was worded on that day. */
export function EntryWhy({ line: { because, words, blanked, rule, createdAt } }: { line: WhyView }) {
  return (
    <>
      Reason: {because} <bdi>{words}</bdi>
      {blanked && <i>Words blanked by HQ.</i>}
      {rule && createdAt && (
        <>
          {' '}
          <a href={rulePath(rule, createdAt)}>The rule</a>
        </>
      )}
    </>
  )
}
