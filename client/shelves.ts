/** What we need of localStorage and sessionStorage. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** A storage of the browser; null where the reader has forbidden it. */
export function shelf(name: 'localStorage' | 'sessionStorage'): Shelf | null {
  try {
    return window[name]
  } catch {
    return null
  }
}

/** Writes what may not fit: a full shelf costs the draft, never the page. */
export function tryToSet(on: Shelf, key: string, value: string): void {
  try {
    on.setItem(key, value)
  } catch {
    on.removeItem(key)
  }
}

export function keysOf(on: Shelf): string[] {
  return Array.from({ length: on.length }, (_, index) => on.key(index) ?? '')
}

/** The object kept under a key; null for what is not there or not ours. */
export function readObject(on: Shelf, key: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(on.getItem(key) ?? 'null')
    return typeof read === 'object' ? (read as Record<string, unknown> | null) : null
  } catch {
    return null
  }
}
