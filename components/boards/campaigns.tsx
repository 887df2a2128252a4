import type { CampaignView } from '@/lib/boards/views'
import { boardsPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { CampaignCard } from './campaign-card'

/** The campaign boards and what there is to read about each. */
export function Campaigns({ campaigns }: { campaigns: readonly CampaignView[] }) {
  return (
    <div className="py-6">
      <h1>Campaigns</h1>
      <p className="mt-2 mb-5 max-w-measure text-muted">Boards with a cause: a briefing that sets out the figures, and threads to question them.</p>
      {campaigns.length === 0 ? (
        <EmptyState>
          <p>
            There is no campaign at the moment. If you have a cause, start a thread about it on <a href={boardsPath}>a board that fits</a>.
          </p>
        </EmptyState>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          {campaigns.map((campaign) => (
            <CampaignCard campaign={campaign} level={2} key={campaign.slug} />
          ))}
        </div>
      )}
    </div>
  )
}
