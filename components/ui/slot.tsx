import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { closeMark, MARK_HEADER, openMark, type SlotValueName, type SlotWhen, valueMark } from '@/lib/platform/marks'

/** A variant of the page for some of its readers. The front door keeps or drops it for whoever asks. */
export async function Slot({ when, children }: { when: SlotWhen; children: ReactNode }) {
  const word = await markWord()
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

async function markWord(): Promise<string> {
  return (await headers()).get(MARK_HEADER) ?? ''
}
