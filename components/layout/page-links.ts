/** A page number to link, or a gap between them. */
type PageLink = number | 'gap'

/** The pages that a long list offers: the first, the last, and those about the one that is open. */
export function pageLinks(page: number, pages: number): PageLink[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b)
  return shown.flatMap((number, index) => {
    const before = shown[index - 1] ?? 0
    if (number - before === 2) return [number - 1, number]
    return number - before > 2 ? ['gap' as const, number] : [number]
  })
}
