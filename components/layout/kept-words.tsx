import { slotValue } from '../ui/slot-value'

/** What was typed into a form that could not be taken, to be copied. */
export async function KeptWords() {
  return (
    <div className="grid gap-1">
      <label className="field-label mb-0" htmlFor="kept-words">
        What you had written
      </label>
      <p className="hint mt-0">Copy it, open the thread or board again, and paste it there.</p>
      <textarea className="input" id="kept-words" rows={10} readOnly defaultValue={await slotValue('words')} />
    </div>
  )
}
