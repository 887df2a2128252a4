/** What is said here is read out. It must be in the page before anything is said. */
export function liveRegion(): (words: string) => void {
  const region = document.createElement('p')
  region.className = 'sr-only'
  region.setAttribute('role', 'status')
  document.body.append(region)
  return (words) => {
    region.textContent = words
  }
}
