/** How an entry of the menu is marked: it leads to the page that is open, or to the wing of the site in which that stands. */
export function currentFor(href: string, path: string, wings: readonly string[] = []): 'page' | 'true' | undefined {
  const [here = ''] = path.split('?')
  if (here === href) return 'page'
  return wings.some((wing) => here === wing || here.startsWith(`${wing}/`)) ? 'true' : undefined
}
