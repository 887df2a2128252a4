import type { ThreadMenuView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { bareThreadPath, bulkPath, deskPath, modPath, threadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { ActMenu } from './act-menu'
import { ManyAtOnce } from './many-at-once'

/** Everything that a moderator may do with one thread. */
export function ManyOfThread({ menu: { thread, acts, page, pages, bulk }, action }: { menu: ThreadMenuView; action: FormAction }) {
  const href = thread.removedAt ? bareThreadPath(thread.id) : threadPath(thread)
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: deskPath, text: 'Moderation' },
          { href, text: thread.title },
        ]}
      />
      <h1 className="wrap-anywhere" dir="auto">
        {thread.title}
      </h1>
      <ActMenu acts={acts} label="What can be done with this thread" pathOf={(word) => modPath(word, 'thread', thread.id)} />
      <ManyAtOnce bulk={bulk} action={action} />
      <nav className="mt-4 flex flex-wrap gap-2" aria-label="Pages of posts">
        {page > 1 && (
          <a className="btn" href={bulkPath(bulk.kind, bulk.of, { act: bulk.act, page: String(page - 1) })}>
            Earlier posts
          </a>
        )}
        {page < pages && (
          <a className="btn" href={bulkPath(bulk.kind, bulk.of, { act: bulk.act, page: String(page + 1) })}>
            Later posts
          </a>
        )}
      </nav>
    </div>
  )
}
