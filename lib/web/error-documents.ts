import { once } from '@/lib/platform/process'
import { askNext } from './inner'
import { type Piece, readRendering } from './rendering'

/** The answers that are ready before anything goes wrong. */
const ERROR_STATUSES = [
  '400',
  '403',
  '404',
  '405',
  '408',
  '409',
  '410',
  '413',
  '422',
  '429',
  '500',
  '503',
  'full',
  '429-search',
  'kept-words',
  '403-words',
  '409-words',
  '413-words',
  '422-words',
  '429-words',
  '503-words',
  'full-words',
] as const
export type ErrorDocument = (typeof ERROR_STATUSES)[number]

const kept = () => once('error-documents', () => new Map<string, Piece[]>())

/** Renders the error documents at start, so that they are there when Next or the database is not. */
export async function prepareErrorDocuments(): Promise<void> {
  for (const name of ERROR_STATUSES) {
    const { body, word } = await askNext({ path: `/refused/${name}` })
    kept().set(name, readRendering(body, word).pieces)
  }
}

/** The document that gives back what was typed into a form. */
export function keptWordsDocument(status: number | 'full' | '503'): ErrorDocument {
  return ERROR_STATUSES.find((name) => name === `${status}-words`) ?? 'kept-words'
}

/** The document for a status; one without its own is "not here", or from 500 on "something went wrong". */
export function errorDocument(name: ErrorDocument | number): Piece[] {
  return (
    kept().get(String(name)) ??
    kept().get(Number(name) < 500 ? '404' : '500') ?? [{ bytes: Buffer.from('<!doctype html><title>Unavailable</title><h1>The board is not ready yet.</h1>') }]
  )
}
