import { z } from 'zod'
import { urlOf } from '@/lib/text/url'

/** Endings under which anyone may have a domain of her own. A rule about all of them would be one about strangers. */
const OPEN_ENDINGS = new Set(
  (
    'co.uk org.uk me.uk ltd.uk plc.uk net.uk com.au net.au org.au co.nz org.nz co.za co.in co.jp com.br com.mx co.il com.tr com.sg com.hk ' +
    'uk.com gb.net eu.org github.io gitlab.io blogspot.com wordpress.com netlify.app vercel.app pages.dev workers.dev herokuapp.com ' +
    'web.app firebaseapp.com appspot.com azurewebsites.net cloudfront.net weebly.com wixsite.com substack.com'
  ).split(' '),
)

const SHAPE = /^(\*\.)?[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+$/

/** The host of a rule in its one spelling: `example.org`, or `*.gov.uk` for it and all that lies under it. A pasted address is cut down to its host. */
export const hostPattern = z
  .string('Name a host.')
  .transform(oneSpelling)
  .pipe(
    z
      .string()
      .max(255, 'A host has at most 255 characters.')
      .regex(SHAPE, 'Name a host such as example.org, or *.gov.uk for all that lies under it.')
      .refine((pattern) => !/\.\d+$/.test(pattern) || !pattern.startsWith('*.'), 'A number has nothing under it.')
      .refine((pattern) => !OPEN_ENDINGS.has(pattern.replace(/^\*\./, '')), 'Anyone may have a host under this. Name one that belongs to somebody.'),
  )

/** The addresses that a pattern is about, as a regular expression of the database. */
export function addressesTo(pattern: string): string {
  const domain = pattern
    .replace(/^\*\./, '')
    .replace(/^www\./, '')
    .replaceAll('.', '\\.')
  return `^https?://${pattern.startsWith('*.') ? '([^/?#:]+\\.)?' : '(www\\.)?'}${domain}\\.?(:[0-9]+)?([/?#]|$)`
}

function oneSpelling(given: string): string {
  const text = given
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
  const wild = text.startsWith('*.') ? '*.' : ''
  const host = text
    .slice(wild.length)
    .replace(/[/?#].*$/, '')
    .replace(/\.$/, '')
  // Under its own scheme a name is read as browsers read it: other letters become punycode.
  const url = host === '' || /[\s@%*]/.test(host) ? null : urlOf(`http://${host}`)
  return url ? wild + url.hostname : text
}
