// Parameters that say who passed a link on and how, never what it leads to. After the ClearURLs catalogue
// (https://docs.clearurls.xyz) and Firefox's query stripping list, those that are the same on every site.
const TRACKING = new Set(
  (
    'fbclid gclid gclsrc gbraid wbraid dclid msclkid twclid ttclid yclid ymclid igshid igsh mc_cid mc_eid mkt_tok _hsenc _hsmi __hssc __hstc ' +
    '__hsfp hsctatracking vero_id vero_conv oly_anon_id oly_enc_id wickedid _openstat s_cid ml_subscriber ml_subscriber_hash rb_clickid ' +
    'sc_campaign sc_channel sc_content sc_medium sc_outcome sc_geo sc_country at_medium at_campaign irclickid srsltid'
  ).split(' '),
)

/** The address without the parameters that only track; every other byte of it stays. */
export function withoutTracking(address: string): string {
  const { before, query, fragment } = splitAddress(address)
  const pairs = queryOf(query)
  const kept = pairs.filter((pair) => !isTracking(pair))
  if (kept.length === pairs.length) return address
  return before + (kept.length === 0 ? '' : `?${kept.join('&')}`) + fragment
}

/** Whether "name=value" of a query only tracks. */
export function isTracking(pair: string): boolean {
  const [name = ''] = pair.toLowerCase().split('=', 1)
  return name.startsWith('utm_') || TRACKING.has(name)
}

/** An address in three: what stands before its query, the query without "?", the fragment with "#". */
export function splitAddress(address: string): { before: string; query: string; fragment: string } {
  const hash = address.indexOf('#')
  const whole = hash < 0 ? address : address.slice(0, hash)
  const mark = whole.indexOf('?')
  const fragment = hash < 0 ? '' : address.slice(hash)
  return mark < 0 ? { before: whole, query: '', fragment } : { before: whole.slice(0, mark), query: whole.slice(mark + 1), fragment }
}

/** The pairs of a query. */
export function queryOf(query: string): string[] {
  return query === '' ? [] : query.split('&')
}
