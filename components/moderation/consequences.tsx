/** What will happen if the form is sent, in true sentences. */
export function Consequences({ sentences }: { sentences: readonly string[] }) {
  return (
    <aside className="rail lg:col-start-2 lg:row-span-2 lg:row-start-1" aria-labelledby="consequences">
      <div className="card">
        <h2 className="text-base" id="consequences">
          What will happen
        </h2>
        <ul className="mt-2 grid list-disc gap-2 pl-5 text-[0.95rem] marker:text-muted">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </aside>
  )
}
