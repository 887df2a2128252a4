import { leftWords } from './left-words'
import { liveRegion } from './live-region'

const PAUSE_MS = 500

/** Says beside a field with a limit how much room is left, once it grows scarce. */
export function countLetters(): void {
  const fields = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]')
  if (fields.length === 0) return
  const say = liveRegion()
  for (const field of fields) watch(field, say)
}

function watch(field: HTMLTextAreaElement, say: (words: string) => void): void {
  const line = document.createElement('p')
  line.className = 'hint'
  let waiting: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    const words = leftWords(field.value, Number(field.dataset.limit))
    if (words === (line.textContent ?? '')) return
    line.textContent = words
    say(words)
    if (words) field.after(line)
    else line.remove()
  }
  tell()
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(tell, PAUSE_MS)
  })
}
