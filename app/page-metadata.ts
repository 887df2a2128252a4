import type { Metadata } from 'next'

type Head = { title?: string; path: string; description?: string; indexed?: boolean }

/** The head of a document: its title, its one true address, and whether search engines may list it. */
export function documentMetadata({ title, path, description, indexed = true }: Head): Metadata {
  return {
    // Left out where there is none: a given `undefined` would hide what the layout says.
    ...(title && { title }),
    ...(description && { description }),
    ...(!indexed && { robots: { index: false } }),
    alternates: { canonical: path },
  }
}

/** The head of a page that is one person's business. */
export function personalMetadata(title: string): Metadata {
  return { title, robots: { index: false } }
}

/** The title of a page with a form that leads to an address, where something in the address cannot be followed. */
export function errorTitle(title: string, wrong: unknown): string {
  return wrong ? `Error: ${title}` : title
}
