import { domainToUnicode } from 'node:url'
import { foldLookAlikes, imitatesLatin, mixesScripts } from './look-alikes'

const PLAIN_HOST = /^[a-z0-9.-]+(?::\d+)?$/

// Under these everybody may register a name, so they are nobody's site.
const SHARED = /^(?:co|org|gov|ac|sch|nhs|ltd|plc|me|net|police|mod)\.uk$/

/** A host as a reader may trust it: in its own letters, or in ASCII (xn--…) where these could pass for others. */
export function shownHost(host: string): string {
  if (PLAIN_HOST.test(host) && !host.includes('xn--')) return host
  const own = domainToUnicode(host.replace(/:\d+$/, ''))
  const port = /:\d+$/.exec(host)?.[0] ?? ''
  return own !== '' && own.split('.').every(isPlain) ? own + port : host
}

/** Whether both names belong to one site: the same, or one a subdomain of the other. Expects what `comparableHost` gives. */
export function isSameSite(one: string, other: string): boolean {
  if (one === other || one.endsWith(`.${other}`)) return one === other || isSite(other)
  return other.endsWith(`.${one}`)
}

/** A host for comparing what the eye sees: lower case, no www., no port, look-alike letters as the Latin ones. */
export function comparableHost(host: string): string {
  const own = domainToUnicode(host.replace(/:\d+$/, '').replace(/\.$/, '')) || host
  return foldLookAlikes(own.toLowerCase()).replace(/^www\d?\./, '')
}

function isSite(host: string): boolean {
  return host.includes('.') && !SHARED.test(host)
}

function isPlain(label: string): boolean {
  return /^[\p{L}\p{M}\p{N}-]+$/u.test(label) && !mixesScripts(label) && !imitatesLatin(label)
}
