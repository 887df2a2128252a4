/**
 * An address taken apart, or null where it is none. `URL.canParse` is no help: up to Node 22 it refuses whatever has a
 * letter like é in it, once it has been called some three thousand times and is compiled.
 */
export function urlOf(address: string, base?: string): URL | null {
  try {
    return new URL(address, base)
  } catch {
    return null
  }
}
