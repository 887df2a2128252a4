import { adminPath, deskPath, homePath } from '@/lib/urls'
import { Slot } from '../ui/slot'
import { NavLink } from './nav-link'
import { SearchForm } from './search-form'
import { SiteNav } from './site-nav'
import { ViewerMenu } from './viewer-menu'

/** The same for everyone; what belongs to the reader stands in slots. */
export function SiteHeader({ siteName, path }: { siteName: string; path?: string }) {
  return (
    <header className="site-header border-b border-line bg-surface">
      <div className="wrap flex min-h-14 flex-wrap items-center gap-x-5 gap-y-0 py-1">
        <a className="display mr-auto inline-flex min-h-(--tap) items-center text-[1.35rem] font-bold text-plum no-underline lg:mr-0" href={homePath}>
          {siteName}
        </a>
        <SiteNav path={path}>
          <Slot when="staff">
            <NavLink href={deskPath} path={path} wings={[deskPath, adminPath()]}>
              Moderation
            </NavLink>
          </Slot>
        </SiteNav>
        <SearchForm />
        <ViewerMenu path={path} />
      </div>
    </header>
  )
}
