import type { BriefingView } from '@/lib/boards/views'
import { boardPath, boardsPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { SafeHtml } from '../posts/safe-html'
import { Moment } from '../ui/moment'

/** An article whose facts can be pointed at, one by one. */
export function Briefing({ briefing }: { briefing: BriefingView }) {
  const { board } = briefing
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: boardsPath, text: 'Boards' },
          { href: boardPath(board.slug), text: board.name },
        ]}
      />
      <article className="max-w-measure" aria-labelledby="briefing">
        <p className="text-[0.85rem] font-bold text-campaign">Briefing</p>
        <h1 className="mt-1" id="briefing" dir="auto">
          {briefing.title}
        </h1>
        <p className="meta mt-2 mb-5">
          <Moment at={briefing.createdAt} />
        </p>
        <SafeHtml html={briefing.beforeHtml} />
        <Facts facts={briefing.facts} />
        <SafeHtml html={briefing.afterHtml} />
        <p className="mt-8 flex flex-wrap gap-2">
          <a className="btn btn-campaign" href={boardPath(board.slug)}>
            Talk about it on {board.name}
          </a>
        </p>
      </article>
    </>
  )
}

function Facts({ facts }: { facts: BriefingView['facts'] }) {
  if (facts.length === 0) return null
  return (
    <ol className="facts-list my-6">
      {facts.map(({ number, html }) => (
        <li id={`fact-${number}`} value={number} key={number}>
          <a className="fact-anchor" href={`#fact-${number}`}>
            Fact {number}
          </a>
          <SafeHtml html={html} />
        </li>
      ))}
    </ol>
  )
}
