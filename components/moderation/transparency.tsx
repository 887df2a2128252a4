import type { TransparencyView } from '@/lib/moderation/views'
import { logPath, transparencyCsvPath, transparencyJsonPath } from '@/lib/urls'

type Period = TransparencyView['periods'][number]
type Counts = Period['categories']

/** What moderators, and rules that work by themselves, took from people, in numbers that anybody can count again in the log. */
export function Transparency({ numbers: { periods, waits, countedAt } }: { numbers: TransparencyView }) {
  return (
    <div className="max-w-measure py-6">
      <h1>Moderation in numbers</h1>
      <p className="mt-2 mb-2 text-muted">
        Counted from the <a href={logPath}>moderation log</a> on {countedAt}. The categories are those of the EU’s Digital Services Act, but for one that says
        so.
      </p>
      <p className="meta mb-5">
        For programs: <a href={transparencyJsonPath}>JSON</a> · <a href={transparencyCsvPath}>CSV</a>
      </p>
      {periods.map((period) => (
        <PeriodNumbers period={period} key={period.code} />
      ))}
      <h2 className="mt-6 mb-2">How long people waited for an answer</h2>
      {waits.length === 0 ? <p>No request has been answered yet.</p> : <Waits waits={waits} />}
    </div>
  )
}

function PeriodNumbers({ period: { code, says, restrictions, categories, kinds, origins, outcomes, appealHours, heldHours } }: { period: Period }) {
  return (
    <section aria-labelledby={`period-${code}`}>
      <h2 className="mt-6 mb-2" id={`period-${code}`}>
        {says}
      </h2>
      <p>{restrictions === 0 ? 'No restrictions in this time.' : `Restrictions: ${restrictions}`}</p>
      {restrictions > 0 && <Numbers caption="What was done" counts={kinds} />}
      {restrictions > 0 && <Numbers caption="Why" counts={categories} />}
      {restrictions > 0 && <Numbers caption="What brought it up" counts={origins} />}
      <Numbers caption="What became of it" counts={outcomes} />
      {appealHours !== null && <p>Half of the appeals that were decided waited {waited(appealHours)}.</p>}
      {heldHours !== null && <p>Half of the held posts at which HQ has looked waited {waited(heldHours)}.</p>}
    </section>
  )
}

function waited(hours: number): string {
  return hours < 1 ? 'less than an hour' : `${hours} hours or less`
}

function Numbers({ caption, counts }: { caption: string; counts: Counts }) {
  return (
    <table className="my-3 w-full">
      <caption className="text-left text-muted">{caption}</caption>
      <tbody>
        {counts.map(({ code, says, count }) => (
          <tr className="border-t border-line" key={code}>
            <th className="py-1 text-left font-normal" scope="row">
              {says}
            </th>
            <td className="py-1 pl-4 text-right">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Waits({ waits }: { waits: TransparencyView['waits'] }) {
  return (
    <table className="my-3 w-full">
      <thead>
        <tr>
          <th className="text-left" scope="col">
            Board
          </th>
          <th className="text-right" scope="col">
            Answered
          </th>
          <th className="text-right" scope="col">
            Half within
          </th>
        </tr>
      </thead>
      <tbody>
        {waits.map(({ board, answered, hours }) => (
          <tr className="border-t border-line" key={board}>
            <th className="py-1 text-left font-normal" scope="row">
              {board}
            </th>
            <td className="py-1 text-right">{answered}</td>
            <td className="py-1 text-right">{hours} h</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
