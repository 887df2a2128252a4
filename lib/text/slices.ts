/** For so long, in milliseconds, others wait until they are answered. */
const SLICE_MS = 10

/** Does work that is made of steps, all at once. */
export function atOnce<T>(work: Iterator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** Does it a few steps at a time, and lets others be answered in between. */
export async function inSlices<T>(work: Iterator<void, T>): Promise<T> {
  for (let begun = performance.now(); ; ) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() - begun < SLICE_MS) continue
    await new Promise<void>((resolve) => setImmediate(resolve)) // the global one: this is bundled for browsers too, where nobody calls it
    begun = performance.now()
  }
}
