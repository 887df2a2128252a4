import { headers } from 'next/headers'
import { MARK_HEADER, type SlotValueName, valueMark } from '@/lib/platform/marks'

/** A value of the reader, filled in and escaped by the front door. */
export async function SlotValue({ name }: { name: SlotValueName }) {
  return <>{await slotValue(name)}</>
}

/** The same for an attribute. */
export async function slotValue(name: SlotValueName): Promise<string> {
  return valueMark(await markWord(), name)
}

/** The word that marks of this rendering carry; empty where nobody asked for one. */
export async function markWord(): Promise<string> {
  return (await headers()).get(MARK_HEADER) ?? ''
}
