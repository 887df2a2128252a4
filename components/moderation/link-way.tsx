/** Where an address was found to lead in the end, and over which others. */
export function LinkWay({ chain }: { chain: readonly string[] }) {
  const end = chain.at(-1)
  if (!end) return null
  const over = chain.slice(0, -1)
  return (
    <span className="block wrap-anywhere text-[0.95rem] text-muted">
      and from there to <b>{end}</b>
      {over.length > 0 && ` (over ${over.join(', ')})`}
    </span>
  )
}
