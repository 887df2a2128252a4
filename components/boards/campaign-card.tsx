import type { CampaignView } from '@/lib/boards/views'
import { boardPath, briefingPath } from '@/lib/urls'

/** A campaign board with what there is to read about it; `level` is that of its heading on the page. */
export function CampaignCard({ campaign, level = 3 }: { campaign: CampaignView; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="card card-campaign flex flex-col gap-1">
      <p className="text-[0.85rem] font-bold text-campaign">Campaign</p>
      <Heading className="font-serif text-[1.2rem] font-semibold">
        <a className="text-ink no-underline hover:underline" href={boardPath(campaign.slug)}>
          {campaign.name}
        </a>
      </Heading>
      <p className="text-[0.95rem]">{campaign.purpose}</p>
      {campaign.briefings.map(({ slug, title }) => (
        <p className="mt-1 text-[0.95rem]" key={slug}>
          Briefing: <a href={briefingPath(campaign.slug, slug)}>{title}</a>
        </p>
      ))}
    </section>
  )
}
