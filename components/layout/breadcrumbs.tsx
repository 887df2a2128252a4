type Crumb = { href: string; text: string }

/** The way here from the list of boards. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="pt-3 pb-1 text-[0.93rem] text-muted" aria-label="You are here">
      <ol className="flex items-center gap-x-2">
        {crumbs.map(({ href, text }, index) => (
          <li className="flex min-w-0 max-w-1/2 shrink-0 items-center gap-2 last:max-w-none last:shrink" key={href}>
            {index > 0 && <span aria-hidden="true">›</span>}
            <a className="quiet-link inline-flex min-h-(--tap) min-w-0 items-center" href={href}>
              <span className="truncate">{text}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
