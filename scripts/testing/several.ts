/** Does this for each of these, so many at once; the first that fails ends it. */
export async function several<Thing>(things: readonly Thing[], most: number, work: (thing: Thing) => Promise<void>): Promise<void> {
  const left = things.values()
  const inARow = async () => {
    for (const thing of left) await work(thing)
  }
  await Promise.all(Array.from({ length: most }, inARow))
}
