import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { MemberPage } from '@/components/members/member-page'
import { PageTags } from '@/components/ui/page-tags'
import { findMemberPage } from '@/lib/posts/queries'
import { memberPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

type Address = { params: Promise<{ name: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { name } = await loadMember((await params).name)
  return documentMetadata({ title: name, path: memberPath(name), indexed: false })
}

export default async function Page({ params }: Address) {
  return (
    <>
      <PageTags tags={['lists']} />
      <MemberPage member={await loadMember((await params).name)} />
    </>
  )
}

const loadMember = cache(async (name: string) => (await findMemberPage(await getSight(), decoded(name))) ?? notFound())

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return notFound()
  }
}
