import { notFound } from 'next/navigation'
import { pageNumber, single } from '@/app/page-number'
import type { Asked } from './thread-document'

export type ThreadAddress = { params: Promise<{ thread: string; slug?: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** No slug is a number. */
const PAGE = /^[1-9]\d{0,6}$/

/** The first page of a thread, or the posts of one voice in it: `?by=op`, `?by=hq&after=120`; or the page of `/t/86/2`, which has no slug. */
export async function askedOf({ params, searchParams }: ThreadAddress): Promise<Asked> {
  const { thread, slug } = await params
  if (slug && PAGE.test(slug)) return { thread, shown: 'page', at: pageNumber(slug) }
  const { by, after } = await searchParams
  const voice = single(by)
  if (voice === undefined) return { thread, slug, shown: 'page', at: 1 }
  if (voice !== 'op' && voice !== 'hq') notFound()
  const from = single(after)
  return { thread, slug, shown: voice, at: from === undefined ? 0 : pageNumber(from) }
}
