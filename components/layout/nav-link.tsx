import type { ReactNode } from 'react'

/** A link of the menu, marked where it leads to the page that is open. */
export function NavLink({ href, path, children, className = '' }: { href: string; path?: string; children: ReactNode; className?: string }) {
  return (
    <a className={`nav-link ${className}`} href={href} aria-current={path?.split('?')[0] === href ? 'page' : undefined}>
      {children}
    </a>
  )
}
