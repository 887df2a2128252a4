import { liveRegion } from './live-region'

const SHOWN_MS = 4000

/** Gives every post a button that copies its lasting address, where the browser can copy. */
export function addCopyButtons(): void {
  if (!navigator.clipboard) return
  const posts = [...document.querySelectorAll('article.post:not(.tombstone)')].filter((post) => post.querySelector('.post-acts'))
  if (posts.length === 0) return
  const say = liveRegion()
  for (const post of posts) addButton(post, say)
}

function addButton(post: Element, say: (words: string) => void): void {
  const link = post.querySelector<HTMLAnchorElement>('.post-when')
  if (!link) return
  const label = document.createElement('span')
  label.textContent = 'Copy link'
  const whose = document.createElement('span')
  whose.className = 'sr-only'
  whose.textContent = ` of ${post.id.replace('-', ' ')}`
  const button = document.createElement('button')
  button.type = 'button'
  button.append(label, whose)
  button.addEventListener('click', async () => {
    const copied = await copy(link.href)
    label.textContent = copied ? 'Address copied' : 'Could not copy'
    say(`${label.textContent}${whose.textContent}`)
    setTimeout(() => {
      label.textContent = 'Copy link'
    }, SHOWN_MS)
  })
  const acts = post.querySelector('.post-acts')
  const author = acts?.querySelector('.post-acts-author')
  if (author) author.before(button)
  else acts?.append(button)
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
