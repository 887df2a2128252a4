import type { Viewer } from '@/lib/identity/viewer'
import { typed, type Values } from '@/lib/platform/form-state'
import { previewText } from '@/lib/posts/preview'

/** What "Preview" shows of a text that is being written. */
export function previewBody(values: Values, viewer: Viewer) {
  const text = (field: string) => typed({ status: 'idle', values }, field)
  const title = values.title === undefined ? undefined : text('title')
  return previewText(viewer, { title, body: text('body'), board: text('board'), thread: text('thread'), voice: text('voice') })
}
