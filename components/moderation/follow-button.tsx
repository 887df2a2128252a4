/** Has the links followed before anything is decided; where this site asks nobody, it says so. */
export function FollowButton({ canFollow, what }: { canFollow: boolean; what: string }) {
  if (!canFollow) return <p className="hint">This site does not follow links. Where one leads beyond its own address is not known here.</p>
  return (
    <div className="grid gap-1">
      <button className="btn justify-self-start" type="submit" name="do" value="follow">
        {what}
      </button>
      <p className="hint">This server asks each address where it leads. Nothing is made clickable by it, and what you have ticked stays.</p>
    </div>
  )
}
