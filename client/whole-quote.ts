/** "Quote the whole post" puts the rest of the quotation in its place, and leaves what was typed around it. */
export function quoteWholeHere(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-whole-quote]')
  const field = link?.closest('form')?.querySelector('textarea')
  link?.addEventListener('click', async (event) => {
    const shown = field?.defaultValue ?? ''
    if (!field?.value.includes(shown)) return // the quotation was changed: the page itself comes
    event.preventDefault()
    const whole = await beginningOf(link.href, madeFor(link.closest('form')))
    if (whole === null) return location.assign(link.href)
    field.value = field.value.replace(shown, () => whole)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    link.remove()
    field.focus()
  })
}

/** What the form at this address begins with, where it is made for the same member; a draft of somebody who has signed in since is not shown here. */
async function beginningOf(address: string, member: string | undefined): Promise<string | null> {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
    const field = page.querySelector('textarea')
    return field && madeFor(field.closest('form')) === member ? field.defaultValue : null
  } catch {
    return null
  }
}

function madeFor(form: HTMLFormElement | null): string | undefined {
  return form?.querySelector<HTMLInputElement>('input[name="made_for"]')?.value
}
