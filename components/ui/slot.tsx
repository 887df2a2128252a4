import { headers } from 'next/headers'
import { cache, type ReactNode, use } from 'react'
import { closeMark, MARK_HEADER, openMark, type SlotValueName, type SlotWhen, valueMark } from '@/lib/platform/marks'

/** For moderators of all boards: there is no board of that number. */
export const MODERATOR_OF_ALL: SlotWhen = 'moderator:0'

/** A variant of the page for some of its readers. The front door keeps or drops it for whoever asks. */
export function Slot({ when, children }: { when: SlotWhen; children: ReactNode }) {
  const word = use(markWord())
  return (
    <>
      {openMark(word, when)}
      {children}
      {closeMark(word)}
    </>
  )
}

/** A value of the reader, filled in and escaped by the front door. */
export async function SlotValue({ name }: { name: SlotValueName }) {
  return <>{await slotValue(name)}</>
}

/** The same for an attribute. */
export async function slotValue(name: SlotValueName): Promise<string> {
  return valueMark(await markWord(), name)
}

// One promise for the whole page: a page of fifty posts has a hundred slots, and each that waits for itself costs.
const markWord = cache(async (): Promise<string> => (await headers()).get(MARK_HEADER) ?? '')
