import { setImmediate } from 'node:timers/promises'
import type { Values } from '@/lib/platform/form-state'
import { readText } from '@/lib/text/render'

/** What is longer than any post, in UTF-16 units, is refused without being read. */
const LONGEST = 200_000
/** Shorter texts are read in no time. */
const LONG = 2000

/** Reads the long text of a form before it is checked: what was read is remembered, and others are answered between the two. */
export async function readAhead({ body }: Values): Promise<void> {
  if (typeof body !== 'string' || body.length < LONG || body.length > LONGEST) return
  readText(body)
  await setImmediate()
}
