import { liveRegion } from './live-region'

/** Shows a preview below its button, without leaving the page; where that fails, the button does what it always did. */
export function previewHere(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>('button[name="do"][value="preview"]')
  if (buttons.length === 0) return
  const say = liveRegion()
  for (const button of buttons) {
    button.addEventListener('click', async (event) => {
      if (button.dataset.plain !== undefined || !button.form) return
      event.preventDefault()
      if (await show(button, button.form)) return say('The preview is below the buttons.')
      button.dataset.plain = ''
      button.click()
    })
  }
}

async function show(button: HTMLButtonElement, form: HTMLFormElement): Promise<boolean> {
  try {
    const answer = await fetch(form.getAttribute('action') || location.href, { method: 'POST', body: new FormData(form, button) })
    if (!answer.ok) return false
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const preview = page.querySelector('[data-preview]')
    if (!preview) return false
    preview.removeAttribute('autofocus') // here she stays where she is
    for (const old of form.querySelectorAll('[data-preview]')) old.remove()
    button.closest('[data-form-buttons]')?.after(document.adoptNode(preview))
    const [kept, stamp] = [page, form].map((root) => root.querySelector<HTMLInputElement>('input[name="draft"]'))
    if (kept && stamp) stamp.value = kept.value
    form.dispatchEvent(new CustomEvent('kept')) // with the preview the server kept the words
    preview.scrollIntoView({ block: 'nearest' })
    return true
  } catch {
    return false
  }
}
