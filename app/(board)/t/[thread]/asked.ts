import { notFound } from 'next/navigation'
import { pageNumber, single } from '@/app/page-number'
import type { Asked } from './thread-document'

export type ThreadAddress = { params: Promise<{ thread: string; slug?: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The first page of a thread, or the posts of one voice in it: `?by=op`, `?by=hq&after=120`. */
export async function askedOf({ params, searchParams }: ThreadAddress): Promise<Asked> {
  const { by, after } = await searchParams
  const voice = single(by)
  if (voice === undefined) return { ...(await params), shown: 'page', at: 1 }
  if (voice !== 'op' && voice !== 'hq') notFound()
  const from = single(after)
  return { ...(await params), shown: voice, at: from === undefined ? 0 : pageNumber(from) }
}
