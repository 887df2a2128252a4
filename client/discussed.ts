import type { Discussed } from './server-draft'

/** Names the threads in which this is talked about already, above the buttons; it takes nothing away and asks nothing. */
export function showDiscussed(form: HTMLFormElement, threads: readonly Discussed[]): void {
  const region = form.querySelector('[data-discussed]') ?? addRegion(form)
  const addresses = threads.map(({ path }) => path).join()
  if (region.getAttribute('data-discussed') === addresses) return // said already
  region.setAttribute('data-discussed', addresses)
  region.replaceChildren()
  if (threads.length === 0) return
  const list = document.createElement('ul')
  list.append(...threads.map(lineFor))
  region.append('This looks as if it is discussed already:', list)
}

function lineFor({ title, path, board }: Discussed): HTMLElement {
  const link = document.createElement('a')
  link.href = path
  link.textContent = title
  const line = document.createElement('li')
  line.append(link, ` on ${board}`)
  return line
}

function addRegion(form: HTMLFormElement): Element {
  const region = document.createElement('div')
  region.className = 'discussed'
  region.setAttribute('role', 'status')
  form.querySelector('[data-form-buttons]')?.before(region)
  return region
}
