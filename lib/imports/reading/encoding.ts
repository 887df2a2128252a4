import { error, note, type Problem } from './lines'

/** A file as text; null where its characters are not certain. */
type DecodedFile = { text: string | null; problems: Problem[] }

const MARKS: { bytes: number[]; name: string }[] = [
  { bytes: [0xff, 0xfe, 0, 0], name: 'UTF-32' },
  { bytes: [0, 0, 0xfe, 0xff], name: 'UTF-32' },
  { bytes: [0xff, 0xfe], name: 'UTF-16' },
  { bytes: [0xfe, 0xff], name: 'UTF-16' },
]
/** How files begin that are no text: PDF, ZIP and with it DOCX and ODT, old Word, GZIP, PNG, JPEG, GIF. */
const NO_TEXT = [
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
]
/** Bytes that text never has: controls other than tab, line feed, vertical tab, form feed, carriage return, and escape. */
const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127
/** What the bytes 80 to 9F are in Windows-1252: TextDecoder gives controls for them in some versions of Node. A space is none. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const isUnused = (byte: number) => UPPER[byte - 0x80] === ' '

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/**
 * The text of a file: UTF-8, or what is plainly Windows-1252, which is then said. Everything else is refused: it would be read as
 * other characters than were written.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  const mark = MARKS.find((each) => begins(bytes, each.bytes))
  if (mark) return refused(`The file is ${mark.name}. Save it as UTF-8.`)
  if (NO_TEXT.some((beginning) => begins(bytes, beginning)))
    return refused('The file is no text: it is a document, a picture or an archive. Save what it says as plain text.')
  const nought = bytes.indexOf(0)
  if (nought >= 0) return refused(looksLikeUtf16(bytes) ? 'The file is UTF-16. Save it as UTF-8.' : `The file is no text: byte ${nought + 1} is zero.`)
  const controls = bytes.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  if (controls * 100 > bytes.length) return refused('The file is no text: too much of it are control characters.')
  return decodeText(bytes)
}

function decodeText(bytes: Uint8Array): DecodedFile {
  try {
    return { text: utf8.decode(bytes), problems: [] }
  } catch {
    return decodeWindows(bytes)
  }
}

function decodeWindows(bytes: Uint8Array): DecodedFile {
  const text = windowsText(bytes)
  const lines = text.split(/\r\n|\r|\n/)
  const unused = bytes.findIndex(isUnused)
  const doubtful = unused >= 0 ? lineAt(bytes, unused) : lines.findIndex((line) => MIXED.test(line) || IMPLAUSIBLE.test(line)) + 1
  if (doubtful > 0)
    return { text: null, problems: [error(doubtful, 'The file is neither UTF-8 nor plainly Windows-1252: a character here is not certain. Save it as UTF-8.')] }
  const first = lines.findIndex((line) => /[^\0-\x7F]/.test(line)) + 1
  return { text, problems: [note(first, 'The file is Windows-1252, not UTF-8; it was read as that.')] }
}

/** What was UTF-8 already, beside bytes that are not. */
const MIXED = /[\u00C3\u00C2][\u0080-\u00BF]|â€|Ã[\u0152-\u2122]/
/**
 * What no English writer types, and what text in other code pages looks like when it is read as Windows-1252: three accented
 * letters in a row, a capital one inside a small word, signs of money and of print inside words, letters of other alphabets.
 */
const IMPLAUSIBLE =
  /[À-ÖØ-öø-ÿŠšŽžŒœŸƒ]{3}|[a-zß-öø-ÿ][À-ÖØ-ÞŠŽŒŸ]|[À-ÖØ-ÞŠŽŒŸ][À-ÖØ-ÞŠŽŒŸ]|\p{L}[¢£¤¥¦§¨¬¯°±²³¶¸¹¼½¾¿¡ƒ‚„†‡‰ˆ˜]\p{L}|[ƒœŒÐðÞþ]\d|(?<!\p{L})[ðÐÞþÝÿ](?!\p{L})|[a-z][‚„ˆ˜¨¯¸](?=\s|$)/u

function windowsText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (character) => UPPER[character.charCodeAt(0) - 0x80] ?? '')
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const noughts = [0, 1].map((rest) => bytes.reduce((count, byte, index) => count + (byte === 0 && index % 2 === rest ? 1 : 0), 0))
  return Math.max(...noughts) * 4 > bytes.length && Math.min(...noughts) * 8 < bytes.length
}

function lineAt(bytes: Uint8Array, index: number): number {
  return windowsText(bytes.subarray(0, index)).split(/\r\n|\r|\n/).length
}

function begins(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte)
}

function refused(words: string): DecodedFile {
  return { text: null, problems: [error(null, words)] }
}
