/** The address of another database of the same server, for the same role. */
export function ofDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
