import type { HomeView } from '@/lib/boards/views'
import { activePath, campaignsPath } from '@/lib/urls'
import { ThreadRow } from '../threads/thread-row'
import { EmptyState } from '../ui/empty-state'
import { CampaignCard } from './campaign-card'
import { Sections } from './sections'

/** The first page: active threads, boards, campaigns. */
export function Home({ home: { threads, sections, campaigns } }: { home: HomeView }) {
  return (
    <>
      <div className="columns pt-6">
        <ActiveNow threads={threads} />
        <Campaigns campaigns={campaigns} />
      </div>
      <div className="mt-8 border-t border-line pt-2">
        <Sections sections={sections} />
      </div>
    </>
  )
}

function ActiveNow({ threads }: { threads: HomeView['threads'] }) {
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h1 className="text-[1.7rem]">Active now</h1>
        {threads.length > 0 && (
          <a className="nav-link text-link" href={activePath}>
            All active threads
          </a>
        )}
      </div>
      {threads.length === 0 ? (
        <EmptyState>
          <p>Nothing has been posted yet. Choose a board below and start the first thread.</p>
        </EmptyState>
      ) : (
        <ul className="rows">
          {threads.map((thread) => (
            <ThreadRow thread={thread} key={thread.id} named />
          ))}
        </ul>
      )}
    </div>
  )
}

function Campaigns({ campaigns }: { campaigns: HomeView['campaigns'] }) {
  if (campaigns.length === 0) return null
  return (
    <aside className="rail" aria-labelledby="campaigns">
      <h2 id="campaigns">
        <a className="text-ink no-underline hover:underline" href={campaignsPath}>
          Campaigns
        </a>
      </h2>
      {campaigns.map((campaign) => (
        <CampaignCard campaign={campaign} key={campaign.slug} />
      ))}
    </aside>
  )
}
