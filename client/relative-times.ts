import { agoWords, untilWords } from './relative-words'

const MINUTE_MS = 60_000

/** Fills the room beside moments of the last day with "10 minutes ago", and keeps it true while the page is open. */
export function keepTimesTrue(): void {
  tell()
  setInterval(tell, MINUTE_MS)
  // A page that was asleep in another tab is true again when it is looked at.
  document.addEventListener('visibilitychange', tell)
}

function tell(): void {
  const now = Date.now()
  for (const room of document.querySelectorAll<HTMLElement>('[data-ago]')) put(room, agoWords(Date.parse(room.dataset.ago ?? ''), now))
  for (const room of document.querySelectorAll<HTMLElement>('[data-until]')) put(room, untilWords(Date.parse(room.dataset.until ?? ''), now))
}

function put(room: HTMLElement, words: string): void {
  if (room.textContent !== words) room.textContent = words
}
