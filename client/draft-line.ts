const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The line of a form that says its draft is back, the page's own where it has one, with a way to be rid of it. */
export function showDraftLine(form: HTMLFormElement, at: number, discard: () => Promise<boolean>): void {
  const line = lineOf(form) ?? addLine(form, `Your draft from ${TIME.format(at)} is back. `)
  line.querySelector('button')?.addEventListener('click', async (event) => {
    event.preventDefault()
    line.textContent = (await discard()) ? 'The draft is gone.' : 'The draft could not be thrown away just now.'
  })
}

/** Offers other words of this place, from another device, with the page that shows them. */
export function offerOthers(form: HTMLFormElement, place: string, versions: readonly { at: number }[]): void {
  const line = lineOf(form) ?? (versions.length > 0 ? addLine(form, '') : null)
  for (const link of line?.querySelectorAll('a') ?? []) link.remove()
  for (const { at } of versions) {
    const link = document.createElement('a')
    link.href = `${place}?draft=${at}`
    link.textContent = `Show your other words from ${TIME.format(at)}`
    line?.append(' ', link)
  }
}

export function lineOf(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector('.draft-line')
}

function addLine(form: HTMLFormElement, words: string): HTMLElement {
  const line = document.createElement('p')
  line.className = 'draft-line'
  line.setAttribute('role', 'status')
  if (words) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = 'Discard it'
    line.append(words, button)
  }
  form.prepend(line)
  return line
}
