import { notFound } from 'next/navigation'

/** A page number from an address: strictly digits, anything else is not found. */
export function pageNumber(text: string): number {
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : notFound()
}

/** One value of a query, however often it was given. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
