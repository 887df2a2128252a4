import { quoteOf } from './quote-part'

/** Offers to quote the words that are selected in a post, at the foot of the window. */
export function quoteSelections(): void {
  if (!document.querySelector('[data-quote]')) return
  const offer = document.createElement('p')
  offer.className = 'quote-offer'
  offer.setAttribute('role', 'status')
  document.body.append(offer)
  document.addEventListener('selectionchange', () => {
    const address = addressOf(document.getSelection())
    const link = offer.querySelector('a')
    if (!address) offer.replaceChildren()
    else if (link) link.href = address
    else offer.append(linkTo(address))
  })
}

function addressOf(selection: Selection | null): string | null {
  if (!selection || selection.isCollapsed) return null
  const [from, to] = [selection.anchorNode, selection.focusNode].map((node) => node?.parentElement?.closest('[data-post-body]'))
  const quote = from && from === to ? from.closest('article')?.querySelector<HTMLAnchorElement>('[data-quote]') : null
  return quote ? quoteOf(quote.href, selection.toString()) : null
}

function linkTo(address: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.className = 'btn btn-primary'
  link.href = address
  link.textContent = 'Quote these words'
  return link
}
