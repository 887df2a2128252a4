const PETITION = /^https?:\/\/(?:petition\.parliament\.uk\/(?:archived\/)?petitions|(?:www\.)?epetitions\.direct\.gov\.uk\/petitions)\/[1-9]\d*(?=[./?#]|$)/i

/** Whether an address is that of a petition of the UK Parliament's service, or of the Government's that came before it. */
export function isPetition(address: string): boolean {
  return PETITION.test(address)
}
