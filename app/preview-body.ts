import { typed, type Values } from '@/lib/platform/form-state'
import { allLinks, renderText } from '@/lib/text/render'

/** What "Preview" shows of a text that is being written. */
export function previewBody(values: Values): string {
  return renderText(typed({ status: 'idle', values }, 'body'), allLinks('plain')).html
}
