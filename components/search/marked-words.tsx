import type { Piece } from '@/lib/search/views'

/** Words in which those that were looked for are marked. */
export function MarkedWords({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, hit }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and the list never changes in place
    <Word text={text} hit={hit} key={index} />
  ))
}

function Word({ text, hit }: Piece) {
  return hit ? <mark>{text}</mark> : text
}
