import type { ShownPiece } from '@/lib/posts/views'

/** What changed between two wordings: said in words as well, for who cannot see the lines. */
export function Difference({ pieces }: { pieces: readonly ShownPiece[] }) {
  return (
    <p className="wording card">
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a difference never change places
        <Piece piece={piece} key={index} />
      ))}
    </p>
  )
}

function Piece({ piece }: { piece: ShownPiece }) {
  if (piece.kind === 'left-out') return <span className="meta"> [… {piece.letters.toLocaleString('en-GB')} characters unchanged …] </span>
  const { kind, text } = piece
  if (kind === 'same') return text
  if (kind === 'added')
    return (
      <ins>
        <span className="sr-only">[added: </span>
        {text}
        <span className="sr-only">]</span>
      </ins>
    )
  return (
    <del>
      <span className="sr-only">[removed: </span>
      {text}
      <span className="sr-only">]</span>
    </del>
  )
}
