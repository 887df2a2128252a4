import type { ReactNode } from 'react'
import { rulesPath } from '@/lib/urls'

type PostButtonsProps = { send: string; drafts?: boolean; children?: ReactNode }

/** Send, preview, and for members: keep it as a draft. */
export function PostButtons({ send, drafts = false, children }: PostButtonsProps) {
  return (
    <div className="flex flex-wrap gap-2" data-form-buttons="">
      <button className="btn btn-primary" type="submit">
        {send}
      </button>
      <button className="btn" type="submit" name="do" value="preview">
        Preview
      </button>
      {drafts && (
        <button className="btn" type="submit" name="do" value="draft">
          Save draft
        </button>
      )}
      {children}
      <a className="inline-flex min-h-(--tap) items-center" href={rulesPath}>
        House rules
      </a>
    </div>
  )
}

/** Enter in a field presses the first button of its form: this one sends, wherever the others stand. */
export function EnterSends() {
  return <button className="sr-only" type="submit" tabIndex={-1} aria-hidden="true" />
}
