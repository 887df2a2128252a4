import type { Act, Json } from '@/lib/moderation/definition'
import type { Facts } from '@/lib/moderation/entry'
import { perform } from '@/lib/moderation/perform'
import type { ActFields } from '@/lib/moderation/schema'
import type { FormAction } from '@/lib/platform/form-state'
import { serverAction } from '@/lib/web/server-action'
import { type PlacedEntry, placeOfEntry } from './place-of-entry'

/** The server action of an act: its form is read, the act done, and the sender led to where its trace shows. */
export function serverAct<Given extends { subject: bigint } & ActFields, D extends Json, F extends Facts>(
  act: Act<Given, D, F>,
  leadsTo: (entry: PlacedEntry, given: Given) => string = placeOfEntry,
  presses?: Parameters<typeof serverAction<Given, PlacedEntry>>[0]['presses'],
): FormAction {
  return serverAction({ limit: 'act', turns: true, input: act.input, command: (viewer, given) => perform(act, viewer, given), leadsTo, presses })
}
