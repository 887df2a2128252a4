/** Where an address was found to lead in the end, and over which others; or that nobody followed it. */
export function LinkWay({ chain, followed }: { chain: readonly string[]; followed: boolean }) {
  const end = chain.at(-1)
  if (!end) return <span className="block text-[0.95rem] text-muted">{followed ? 'followed: it leads nowhere else' : 'not followed'}</span>
  const over = chain.slice(0, -1)
  return (
    <span className="block wrap-anywhere text-[0.95rem] text-muted">
      and from there to <b>{end}</b>
      {over.length > 0 && ` (over ${over.join(', ')})`}
    </span>
  )
}
