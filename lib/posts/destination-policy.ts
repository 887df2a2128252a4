import { urlOf } from '@/lib/text/url'

const PRIVATE_WORDS = new Set(
  `activate activation auth authorize authorise confirm confirmation invite invited invitation invitations joinchat login logon logout magic oauth
  jsessionid optout otp password passwd phpsessid reset signin signon signout signup sso token unsubscribe unsub validate verification verify`.split(/\s+/),
)
/** Words that are one when they stand together: sign-in, log_in, opt-out. */
const PRIVATE_PAIRS = /(?:^|[^a-z])(?:log|sign)[-_ ]?(?:in|on|out|up)(?:[^a-z]|$)|(?:^|[^a-z])opt[-_ ]out(?:[^a-z]|$)|magic[-_ ]link/
/** Words of one name, as programs write them: resetPassword, ConfirmEmail, email-preferences. */
const PRIVATE_NAMES =
  /^(?:(?:re)?confirm|verify|activate|validate|reset|recover|change|forgot(?:ten)?|un?subscribe|opt(?:in|out))-?(?:e?mail|password|passwd|account|address|subscription|signature|registration|user)$|^(?:password|account|e?mail|user)-?(?:reset|recovery|confirm(?:ation)?|verif(?:y|ication)|activation|preferences)$|^(?:recover|recovery|unsubscribed|subscribe|subscription|optin|deactivate|rsvp|sponsors?)$/
const PRIVATE_FIELDS =
  /^(?:x-)?(?:access|api|auth|amz|goog)?[-_]?(?:key|token|sig|signature|code|secret|credential|session|sessionid|sid|hash|pwd|pass|ticket|jwt|email|e-?mail|uid)$/
/** Places where the address itself is the invitation. */
const INVITING_HOSTS = new Set(['chat.whatsapp.com', 'discord.gg', 'signal.group', 'mega.nz'])
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
const LONG_PIECE = 20

/** Whether a server of ours may ask for this address on behalf of nobody: not on our own site (`own`), and not private. */
export function mayBeAsked(address: string, own: string): boolean {
  const url = urlOf(address)
  if (!url) return false
  const { protocol, hostname } = url
  return /^https?:$/.test(protocol) && hostname !== own && !isPrivateLooking(address)
}

/**
 * Whether an address looks as if it were meant for one person: a key in it, or the shape of a link that confirms,
 * resets, unsubscribes, signs in or invites. Asking for it could do what only its reader may, or give it away.
 */
export function isPrivateLooking(address: string): boolean {
  const url = urlOf(address)
  if (!url) return true
  const { hostname, pathname, searchParams, hash, username, password } = url
  if (username || password || INVITING_HOSTS.has(hostname)) return true
  const parts = [...pathname.split('/'), hash.slice(1), ...searchParams.values()].map(decoded)
  return parts.some(isPrivatePart) || [...searchParams.keys()].some((name) => PRIVATE_FIELDS.test(name.toLowerCase()) || isPrivatePart(name))
}

function isPrivatePart(part: string): boolean {
  if (part.includes('@') || UUID.test(part) || PRIVATE_PAIRS.test(part.toLowerCase())) return true
  const pieces = part.split(/[^A-Za-z0-9]+/)
  if (PRIVATE_NAMES.test(part.toLowerCase())) return true
  return isScrambled(part) || pieces.some((piece) => isKey(piece) || PRIVATE_WORDS.has(piece.toLowerCase()))
}

/** Long, and letters and digits in one: nothing that a person would name a page. */
function isKey(piece: string): boolean {
  return piece.length >= LONG_PIECE && /\d/.test(piece) && (/[A-Za-z]/.test(piece) || piece.length >= 2 * LONG_PIECE)
}

/** Base64, whose pieces may be short: capitals in the midst of words, again and again. */
function isScrambled(part: string): boolean {
  return part.length >= LONG_PIECE && /^[\w-]+$/.test(part) && (part.match(/[a-z\d][A-Z]/g) ?? []).length > 3
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
