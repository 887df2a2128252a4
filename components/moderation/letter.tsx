import type { LetterView } from '@/lib/letters/as-page'
import { Moment } from '../ui/moment'

/** A letter in today’s words. In one that was sent, paragraphs that read differently then are marked. */
export function Letter({ letter: { paragraphs, sentAt } }: { letter: LetterView }) {
  const changed = paragraphs.some((paragraph) => paragraph.changed)
  return (
    <div className="mt-2 grid gap-2 wrap-anywhere">
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a letter never change places
        <p className="whitespace-pre-line" key={index}>
          <Words parts={paragraph.parts} />
          {paragraph.changed && <small className="badge badge-quiet ml-1">Reads differently now</small>}
        </p>
      ))}
      {sentAt && (
        <p className="meta">
          Sent on <Moment at={sentAt} />.{changed && ' What is marked read differently then. A title has changed since, or words were blanked.'}
        </p>
      )}
    </div>
  )
}

function Words({ parts }: { parts: LetterView['paragraphs'][number]['parts'] }) {
  return parts.map((part, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the words of a letter never change places
    if (part.kind === 'way')
      return (
        <a href={part.href} key={index}>
          {part.text}
        </a>
      )
    if (part.kind === 'said') return <bdi key={index}>{part.text}</bdi>
    return <span key={index}>{part.text}</span>
    // biome-ignore-end lint/suspicious/noArrayIndexKey: the words of a letter never change places
  })
}
