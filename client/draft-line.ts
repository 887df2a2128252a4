/** Says in the form that its draft is back, with a way to be rid of it. */
export function showDraftLine(form: HTMLFormElement, at: number, discard: () => void): void {
  const line = document.createElement('p')
  line.className = 'draft-line'
  line.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Discard it'
  button.addEventListener('click', () => {
    discard()
    line.textContent = 'The draft is gone.'
  })
  line.append(`Your draft from ${timeText(at)} is back. `, button)
  form.prepend(line)
}

function timeText(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}
