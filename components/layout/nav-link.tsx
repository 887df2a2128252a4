import type { ReactNode } from 'react'
import { currentFor } from './nav-current'

type NavLinkProps = {
  href: string
  path?: string
  /** Whole wings of the site that this entry stands for. */
  wings?: readonly string[]
  className?: string
  children: ReactNode
}

/** A link of the menu, marked where it leads to the page that is open, or to the wing in which that stands. */
export function NavLink({ href, path = '', wings = [], className = '', children }: NavLinkProps) {
  return (
    <a className={`nav-link ${className}`} href={href} aria-current={currentFor(href, path, wings)}>
      {children}
    </a>
  )
}
