import { escapeWords } from '@/lib/text/escape-words'

/** More parts than any form of ours has, in one sending. */
const MOST_PARTS = 1000

/** Whether a body is a form as browsers send ours, from its first boundary to its last, and no more than a form of ours holds. */
export function isWholeForm(body: Buffer, contentType: string): boolean {
  const boundary = boundaryOf(contentType)
  return boundary !== undefined && body.subarray(-boundary.length - 10).includes(`--${boundary}--`) && hasFewParts(body, boundary)
}

/** More characters than any form of ours has: twice the longest post, for those that fall away when it is kept, line ends above all. */
const MOST_CHARACTERS = 200_000

/** Whether a body has more characters than a form of ours, however few bytes each takes: its page would be slow to make. */
export function hasTooManyCharacters(body: Buffer): boolean {
  if (body.length <= MOST_CHARACTERS) return false
  let characters = 0
  for (const byte of body) if ((byte & 0xc0) !== 0x80) characters += 1 // the first byte of each
  return characters > MOST_CHARACTERS
}

/** The fields in which people write, of all forms. */
const WORDY = ['title', 'name', 'slug', 'purpose', 'held', 'pattern', 'posts', 'body', 'say', 'words']

/** What was typed into a form that could not be taken, in the order of its fields; empty where nothing was. */
async function keptWords(body: Buffer, contentType: string): Promise<string> {
  const boundary = boundaryOf(contentType)
  if (boundary !== undefined && !hasFewParts(body, boundary)) return '' // to read them all would keep everybody waiting
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
    return WORDY.flatMap((field) => form.getAll(field))
      .filter((value) => typeof value === 'string' && value.trim() !== '')
      .join('\n\n')
  } catch {
    return '' // not a form at all
  }
}

/** The same, written for the text of an element; null where nothing was typed. */
export async function writtenWords(body: Buffer, contentType: string): Promise<Buffer | null> {
  const typed = await keptWords(body, contentType)
  if (typed === '') return null
  return Buffer.concat(await escapeWords(typed.startsWith('\n') ? `\n${typed}` : typed)) // an element of text drops its first line break
}

function boundaryOf(contentType: string): string | undefined {
  return contentType.match(/^multipart\/form-data;.*boundary="?([^";]+)"?/i)?.[1]
}

function hasFewParts(body: Buffer, boundary: string): boolean {
  let parts = 0
  for (let at = body.indexOf(`--${boundary}`); at !== -1 && parts <= MOST_PARTS; at = body.indexOf(`--${boundary}`, at + boundary.length)) parts += 1
  return parts <= MOST_PARTS + 1 // the last one closes the form
}
