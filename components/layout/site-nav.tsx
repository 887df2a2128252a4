import type { ReactNode } from 'react'
import { activePath, boardsPath, campaignsPath, searchPath } from '@/lib/urls'
import { NavLink } from './nav-link'

/** The main menu; the search of a narrow screen is a link of its own. */
export function SiteNav({ path, children }: { path?: string; children: ReactNode }) {
  return (
    <nav className="order-last flex w-full flex-wrap gap-x-[0.85rem] lg:order-none lg:gap-x-5 lg:w-auto" aria-label="Main">
      <NavLink href={activePath} path={path}>
        Active
      </NavLink>
      <NavLink href={boardsPath} path={path}>
        Boards
      </NavLink>
      <NavLink href={campaignsPath} path={path}>
        Campaigns
      </NavLink>
      {children}
      <NavLink href={searchPath} path={path} className="lg:hidden">
        Search
      </NavLink>
    </nav>
  )
}
