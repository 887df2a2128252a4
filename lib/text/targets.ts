/** What an address leads to, whichever way it is written: the key under which links to the same thing meet. */
export function targetOf(address: string): string {
  return address
}
