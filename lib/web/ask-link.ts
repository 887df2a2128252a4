import type { Viewer } from '@/lib/identity/viewer'
import { askForLinks } from '@/lib/posts/link-requests'
import type { AskForLinksInput } from '@/lib/posts/link-schema'
import { getCaller } from './session'

/** Asks for clickable links, counted by where the request came from. */
export async function askForLinksHere(viewer: Viewer, input: AskForLinksInput) {
  return askForLinks(viewer, input, await getCaller())
}
