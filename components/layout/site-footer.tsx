import { boardsPath, campaignsPath, logPath, rulesPath, searchPath, settingsPath, transparencyPath } from '@/lib/urls'

const LINKS = [
  { href: boardsPath, text: 'Boards' },
  { href: campaignsPath, text: 'Campaigns' },
  { href: rulesPath, text: 'House rules' },
  { href: logPath, text: 'Moderation log' },
  { href: transparencyPath, text: 'Moderation in numbers' },
  { href: searchPath, text: 'Search' },
  { href: settingsPath, text: 'Appearance' },
]

export function SiteFooter({ siteName }: { siteName: string }) {
  return (
    <footer className="site-footer mt-12 border-t border-line pt-4 pb-8 text-[0.93rem] text-muted">
      <nav className="wrap flex flex-wrap gap-x-6" aria-label="Foot of the page">
        {LINKS.map(({ href, text }) => (
          <a className="nav-link text-muted" href={href} key={href}>
            {text}
          </a>
        ))}
      </nav>
      <p className="wrap mt-2">
        Times are British time. {siteName} keeps its moderators’ work in the open: everything they do is in the log, with its day and its reason.
      </p>
    </footer>
  )
}
