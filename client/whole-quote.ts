/** "Quote the whole post" puts the rest of the quotation in its place, and leaves what was typed around it. */
export function quoteWholeHere(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-whole-quote]')
  const field = link?.closest('form')?.querySelector('textarea')
  link?.addEventListener('click', async (event) => {
    const shown = field?.defaultValue ?? ''
    if (!field?.value.includes(shown)) return // the quotation was changed: the page itself comes
    event.preventDefault()
    const whole = await beginningOf(link.href)
    if (whole === null) return location.assign(link.href)
    field.value = field.value.replace(shown, () => whole)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    link.remove()
    field.focus()
  })
}

async function beginningOf(address: string): Promise<string | null> {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
    return page.querySelector('textarea')?.defaultValue ?? null
  } catch {
    return null
  }
}
