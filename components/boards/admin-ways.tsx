import { adminPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

type Way = { href: string; text: string }

/** For admins alone, and quietly: each act on a part of the house, one press away. */
function AdminWays({ label, ways }: { label: string; ways: readonly Way[] }) {
  return (
    <Slot when="admin">
      <nav className="meta flex flex-wrap gap-x-4" aria-label={label}>
        {ways.map(({ href, text }) => (
          <a className="inline-flex min-h-(--tap) items-center" href={href} key={href}>
            {text}
          </a>
        ))}
      </nav>
    </Slot>
  )
}

/** What an admin may change of a board, and the way to its file. */
export function BoardWays({ board: { slug, archivedAt } }: { board: { slug: string; archivedAt: Date | null } }) {
  const to = (word: string, text: string) => ({ href: adminPath('boards', slug, word), text })
  const ways = [
    { href: adminPath('boards', slug), text: 'Administer' },
    to('rename', 'Rename'),
    to('settings', 'Settings'),
    to('readers', 'Readers'),
    to('kind', 'Kind'),
    to('place', 'Place'),
    archivedAt ? to('unarchive', 'Bring back') : to('archive', 'Archive'),
  ]
  return <AdminWays label="What admins can do with this board" ways={ways} />
}

export function SectionWays({ id, name }: { id: bigint; name: string }) {
  const to = (word: string, text: string) => ({ href: adminPath('sections', id, word), text })
  return <AdminWays label={`What admins can do with the section ${name}`} ways={[to('rename', 'Rename'), to('place', 'Place')]} />
}

/** What an admin may add to the house. */
export function HouseWays() {
  const ways = [
    { href: adminPath(), text: 'Administration' },
    { href: adminPath('boards', 'new'), text: 'Create a board' },
    { href: adminPath('sections', 'new'), text: 'Create a section' },
  ]
  return <AdminWays label="What admins can do with the boards" ways={ways} />
}
