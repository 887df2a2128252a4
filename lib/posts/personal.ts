import type { PersonalData } from '@/lib/platform/form-state'
import { personalDataIn } from '@/lib/text/personal'

/** What a text that is about to be posted seems to give away of somebody: asked about before it is posted, never refused. */
export function personalDataOf({ title = '', body }: { title?: string; body: string }): PersonalData[] {
  return [...new Set([...personalDataIn(title), ...personalDataIn(body)])]
}
