import type { FormAction } from '@/lib/platform/form-state'
import type { DraftListView } from '@/lib/posts/views'
import { momentText } from '@/lib/text/moment-text'
import { boardsPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { slotValue } from '../ui/slot-value'
import { ForgetDraftForm } from './forget-draft-form'

type Place = DraftListView[number]
type Words = Place['versions'][number]

/** A member’s own words that wait to be sent, wherever they belong. */
export async function DraftsPage({ list, action }: { list: DraftListView; action: FormAction }) {
  const formKey = await slotValue('form.key')
  return (
    <div className="max-w-measure py-6">
      <h1>Your drafts</h1>
      <p className="meta mt-1 mb-4">What you began to write and have not posted. It waits for 30 days, for you alone.</p>
      {list.length === 0 ? (
        <EmptyState>
          <p>No drafts. What you begin and do not post is kept here: by itself while you write, or with “Save draft”.</p>
          <p>
            <a className="btn" href={boardsPath}>
              Boards
            </a>
          </p>
        </EmptyState>
      ) : (
        <ul className="rows border-b border-line">
          {list.flatMap((place) => place.versions.map((words) => <Draft place={place} words={words} action={action} formKey={formKey} key={words.at} />))}
        </ul>
      )}
    </div>
  )
}

type DraftProps = { place: Place; words: Words; action: FormAction; formKey: string }

function Draft({ place: { place, belongs }, words: { at, title, body }, action, formKey }: DraftProps) {
  const moment = new Date(at)
  return (
    <li className="grid-cols-1">
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <h2 className="text-base wrap-anywhere">{belongs ?? 'For a place that is not open to you any more'}</h2>
        <p className="meta">
          Kept at <time dateTime={moment.toISOString()}>{momentText(moment)}</time>
        </p>
        {belongs ? <Beginning title={title} body={body} /> : <WholeWords title={title} body={body} at={at} />}
      </div>
      <div className="mt-1 flex flex-wrap gap-2">
        {belongs && (
          <a className="btn" href={`${place}?draft=${at}`}>
            Go on writing <span className="sr-only">{belongs}</span>
          </a>
        )}
        <ForgetDraftForm action={action} place={place} at={at} formKey={formKey} what={belongs ?? 'these words'} />
      </div>
    </li>
  )
}

const SHOWN = 280

function Beginning({ title, body }: Pick<Words, 'title' | 'body'>) {
  return (
    <>
      {title && <p className="font-semibold wrap-anywhere">{title}</p>}
      <p className="wrap-anywhere">{beginningOf(body)}</p>
    </>
  )
}

/** Cut at a word; the last sign of the cut may be half a letter. */
function beginningOf(body: string): string {
  if (body.length <= SHOWN) return body
  const cut = [...body.slice(0, SHOWN)].slice(0, -1).join('')
  return `${cut.replace(/\s+\S*$/, '')} …`
}

/** Where there is no form to open, all of it, to be copied. */
function WholeWords({ title, body, at }: Pick<Words, 'title' | 'body' | 'at'>) {
  return (
    <>
      <label className="sr-only" htmlFor={`words-${at}`}>
        What you had written
      </label>
      <textarea className="input" id={`words-${at}`} rows={6} readOnly defaultValue={[title, body].filter(Boolean).join('\n\n')} />
      <p className="hint">Copy it if you need it elsewhere.</p>
    </>
  )
}
