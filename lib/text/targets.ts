import { isTracking, queryOf, splitAddress } from './tracking'
import { urlOf } from './url'

const PETITION_PLACES: { prefix: string; pattern: RegExp }[] = [
  { prefix: 'petition', pattern: /^petition\.parliament\.uk\/(?:archived\/)?petitions\/(\d{1,9})(?![\w-])/ },
  { prefix: 'petition', pattern: /^epetitions\.direct\.gov\.uk\/petitions\/(\d{1,9})(?![\w-])/ },
  { prefix: 'senedd-petition', pattern: /^petitions\.(?:senedd|assembly)\.wales\/petitions\/(\d{1,9})(?![\w-])/ },
  { prefix: 'scottish-petition', pattern: /^petitions\.parliament\.scot\/petitions\/(pe\d{1,6})(?![\w-])/ },
]

/**
 * What an address leads to, whichever way it is written: the key under which links to the same thing meet. A petition
 * has its number ("petition:241584"); everything else its host and path, without www., tracking, fragment or last slash.
 */
export function targetOf(address: string): string {
  const url = urlOf(address)
  if (!url) return address
  const { host, pathname } = url
  const place = host.toLowerCase().replace(/^www\./, '') + pathname.replace(/\/+$/, '')
  return petitionOf(place) ?? place + sortedQuery(address)
}

function petitionOf(place: string): string | null {
  for (const { prefix, pattern } of PETITION_PLACES) {
    const number = pattern.exec(place.toLowerCase())?.[1]
    if (number) return `${prefix}:${number.replace(/^(pe)?0+(?=\d)/, '$1')}`
  }
  return null
}

function sortedQuery(address: string): string {
  const kept = queryOf(splitAddress(address).query).filter((pair) => pair !== '' && !isTracking(pair))
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`
}
