import type { SentencePart } from '@/lib/boards/views'

/** What a moderator did, in one sentence: who acted in bold, boards and threads as links. */
export function EntrySentence({ parts }: { parts: readonly SentencePart[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change places
  return parts.map((part, index) => <Piece part={part} key={index} />)
}

function Piece({ part }: { part: SentencePart }) {
  if (part.kind === 'by') return <b dir="auto">{part.text}</b>
  if (!('href' in part)) return part.text
  return (
    <a href={part.href} dir="auto">
      {part.text}
    </a>
  )
}
