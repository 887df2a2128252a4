/** Shorter texts, in characters, are read quicker than they are remembered. */
const LONG = 2000
const MOST = 4

const remembered = new Map<string, WeakRef<object>>()

/** Whether a text is read in no time. */
export function isShort(text: string): boolean {
  return text.length < LONG
}

/**
 * What a long text was read as, read again only where it is forgotten: one that is sent is looked at several times, from
 * its check to its HTML. Held weakly, so that the memory of it is the collector's to take.
 */
export function readOnce<T extends object>(text: string, read: () => T): T {
  if (isShort(text)) return read()
  const pieces = recall<T>(text) ?? read()
  remember(text, pieces)
  return pieces
}

/** What a text was read as, if that is not forgotten. */
export function recall<T extends object>(text: string): T | undefined {
  return remembered.get(text)?.deref() as T | undefined
}

/** Remembers it as the latest. */
export function remember(text: string, pieces: object): void {
  remembered.delete(text)
  remembered.set(text, new WeakRef(pieces))
  for (const oldest of [...remembered.keys()].slice(0, -MOST)) remembered.delete(oldest)
}
