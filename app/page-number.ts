import { notFound } from 'next/navigation'

/** A page number from an address: strictly digits, anything else is not found. */
export function pageNumber(text: string): number {
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : notFound()
}

/** One value of a query, however often it was given. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** A whole query as text, each field once: what a page can be asked for by a key that is the same for the same address. */
export function singles(query: Readonly<Record<string, string | string[] | undefined>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(query).map(([name, value]) => [name, single(value)])))
}
