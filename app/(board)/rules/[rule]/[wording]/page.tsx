import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { RuleWording } from '@/components/moderation/rule-wording'
import { PageTags } from '@/components/ui/page-tags'
import { findVersionOn, findWording } from '@/lib/moderation/house/house-rules'
import { rulePath } from '@/lib/urls'

type Address = { params: Promise<{ rule: string; wording: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { rule, wording } = await params
  const shown = await load(rule, wording)
  return shown ? documentMetadata({ title: `House rule: ${shown.name}`, path: rulePath(rule, shown.wording.version), indexed: shown.until === null }) : {}
}

export default async function WordingPage({ params }: Address) {
  const { rule, wording } = await params
  const version = wording.includes('-') ? await findVersionOn(rule, wording) : null
  if (version) redirect(rulePath(rule, version)) // a day leads to the wording that held on it
  const shown = (await load(rule, wording)) ?? notFound()
  return (
    <>
      <PageTags tags={['rules']} />
      <RuleWording shown={shown} />
    </>
  )
}

const load = cache(async (rule: string, wording: string) => (/^[1-9]\d{0,5}$/.test(wording) ? findWording(rule, Number(wording)) : null))
