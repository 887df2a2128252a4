/** What a moderator may do now, each on a page of its own. */
export function ActMenu({ acts, label, pathOf }: { acts: readonly { word: string; label: string }[]; label: string; pathOf: (word: string) => string }) {
  if (acts.length === 0) return null
  return (
    <nav className="my-4 flex flex-wrap gap-2" aria-label={label}>
      {acts.map(({ word, label: text }) => (
        <a className="btn" href={pathOf(word)} key={word}>
          <Shortened label={text} />
        </a>
      ))}
    </nav>
  )
}

/** The page says already what it is about. */
function Shortened({ label }: { label: string }) {
  const [before, about, after] = label.split(/( (?:of )?this (?:thread|member))/)
  return (
    <span>
      {before}
      {about && <span className="sr-only">{about}</span>}
      {after}
    </span>
  )
}
