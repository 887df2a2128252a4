// Characters that show nothing: what they are for, and what they are abused for.

/** Overrides and embeddings, which turn the writing behind them as far as nothing ends them. No honest line needs one. */
const TURNING = /[\u202A-\u202E]/gu
/** Blank to the eye: space, controls, format characters, fillers, marks without a letter under them. */
const BLANK = /[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/gu
/**
 * What a line of text needs nobody has use for: controls, fillers, zero-width spaces, tags outside the flags of England,
 * Scotland and Wales. The marks of direction that a line in Arabic or Hebrew needs stay.
 */
const USELESS =
  /\u034F|[\p{Cc}\p{Cs}\u00AD\u180E\u200B\u2060-\u2064\u206A-\u206F\uFEFF\uFFA0\u3164\uFFF9-\uFFFB]|(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]*)[\u{E0000}-\u{E007F}]/gu
/** A joiner where nothing is joined: behind anything but a picture, a mark, or a letter of a script that has joiners; or before a space. */
const IDLE_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}]|(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L})[\u200C\u200D]+|[\u200C\u200D]+(?=\s|$)/gu
const ISOLATES = /[\u2066-\u2069]/g
const END_OF_ISOLATE = '\u2069'

/** How many characters of it can be seen. */
export function shownLength(text: string): number {
  return [...text.replace(BLANK, '')].length
}

/** Whether it has a character that turns the direction of what is behind it. */
export function turnsWriting(text: string): boolean {
  return text.search(TURNING) !== -1
}

/** A line for titles and names: without what shows nothing and turns what is around it, single spaces, isolates in pairs. Idempotent. */
export function plainLine(text: string): string {
  const clean = balanceIsolates(text.replace(/\s+/gu, ' ').replace(TURNING, '').replace(USELESS, ''))
  return clean.replace(IDLE_JOINER, '').replace(/ +/g, ' ').trim()
}

/** The text with every isolate ended in its line, and without ends of none. */
export function balanceIsolates(text: string): string {
  return text.search(ISOLATES) !== -1 ? text.split('\n').map(balanceLine).join('\n') : text
}

function balanceLine(line: string): string {
  let open = 0
  const balanced = line.replace(ISOLATES, (mark) => {
    if (mark !== END_OF_ISOLATE) open += 1
    else if (open === 0) return ''
    else open -= 1
    return mark
  })
  return balanced + END_OF_ISOLATE.repeat(open)
}
