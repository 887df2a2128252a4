declare global {
  var parleyRegistry: Map<string, unknown> | undefined
}

/**
 * One registry for the whole process. Next's bundle and server.ts each load their own copy of every
 * module, so what must exist once (pool, client, page cache) lives on globalThis under its name.
 */
export function once<T>(name: string, make: () => T): T {
  globalThis.parleyRegistry ??= new Map()
  if (!globalThis.parleyRegistry.has(name)) globalThis.parleyRegistry.set(name, make())
  return globalThis.parleyRegistry.get(name) as T
}

/** Forgets one thing, so that the next call makes it anew. */
export function forget(name: string): void {
  globalThis.parleyRegistry?.delete(name)
}
