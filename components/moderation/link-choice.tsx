import type { LinksForm } from '@/lib/moderation/views'
import { SafeHtml } from '../posts/safe-html'
import { Moment } from '../ui/moment'
import { LinkWay } from './link-way'

type Link = LinksForm['links'][number]

/** One link: where it really leads, and the words around it as they are and as they would be. */
export function LinkChoice({ link, ticked }: { link: Link; ticked: boolean }) {
  return (
    <div className="card grid min-w-0 grid-cols-1 gap-3">
      <label className="option p-0">
        <input type="checkbox" name="link" value={link.ordinal} defaultChecked={ticked} />
        <span className="min-w-0 wrap-anywhere">
          <b>{link.host}</b>
          <span className="block wrap-anywhere text-[0.95rem] text-muted">leads to {link.address}</span>
          <LinkWay chain={link.chain} followed={link.followed} />
          {link.why === 'destination' && <span className="block text-[0.95rem]">Its destination has changed since it was looked at.</span>}
          {link.why === 'author' && <span className="block text-[0.95rem]">Its author had it shown as text again.</span>}
          {link.goneAt && (
            <span className="block text-[0.95rem]">
              It could not be found since <Moment at={link.goneAt} />.
            </span>
          )}
        </span>
      </label>
      <div className="grid gap-3 border-t border-line pt-3 text-[0.95rem] sm:grid-cols-2">
        <Excerpt title="Now" html={link.before} />
        <Excerpt title="Afterwards" html={link.after} />
      </div>
    </div>
  )
}

function Excerpt({ title, html }: { title: string; html: string }) {
  return (
    <div className="min-w-0 wrap-anywhere">
      <p className="hint">{title}</p>
      <SafeHtml html={html} />
    </div>
  )
}
