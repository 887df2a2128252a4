const PETITION =
  /^https?:\/\/(?:petition\.parliament\.uk\/(?:archived\/)?petitions|(?:www\.)?epetitions\.direct\.gov\.uk\/petitions)\/([1-9]\d{0,8})(?=[./?#]|$)/i

/** The number of the petition at an address of the UK Parliament's service, or of the Government's that came before it: the archive goes on counting. */
export function petitionNumber(address: string): number | null {
  const number = PETITION.exec(address)?.[1]
  return number === undefined ? null : Number(number)
}

/** Whether an address is that of such a petition. */
export function isPetition(address: string): boolean {
  return petitionNumber(address) !== null
}

/** Where readers find a petition: what is archived is led to from here. */
export function petitionAddress(number: number): string {
  return `https://petition.parliament.uk/petitions/${number}`
}
