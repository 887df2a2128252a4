// Letters that a reader takes for the Latin letter beside them, in lower case and small capitals.
// After the Unicode consortium's confusables.txt, cut down to the scripts that names and hosts are spoofed with.
const LOOK_ALIKES: Record<string, string> = {
  a: 'аαɑᴀ',
  b: 'вьβʙ',
  c: 'сϲᴄ',
  d: 'ԁᴅ',
  e: 'еεҽᴇ',
  f: 'ꜰ',
  g: 'ɡցɢ',
  h: 'һнηհʜ',
  i: 'іιıɩɪӏ',
  j: 'јʝᴊ',
  k: 'кκᴋ',
  l: 'ǀʟ',
  m: 'мμᴍ',
  n: 'пոɴ',
  o: 'оοσօᴏ',
  p: 'рρᴘ',
  q: 'ԛզ',
  r: 'гʀ',
  s: 'ѕꜱ',
  t: 'тτᴛ',
  u: 'υսᴜʋ',
  v: 'νѵᴠ',
  w: 'ԝωѡᴡ',
  x: 'хχ',
  y: 'уγүʏ',
  z: 'ζᴢ',
}

const latinOf = new Map(Object.entries(LOOK_ALIKES).flatMap(([latin, others]) => [...others].map((other): [string, string] => [other, latin])))

// Unicode's "recommended" scripts (UAX 31, table 5): everyday writing; Lisu or Cherokee capitals serve only imitators here.
const SCRIPTS = new Map(
  (
    'Latin Greek Cyrillic Armenian Hebrew Arabic Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada ' +
    'Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Hangul Ethiopic Khmer Hiragana Katakana Bopomofo Han Thaana'
  )
    .split(' ')
    .map((script): [string, RegExp] => [script, new RegExp(`\\p{Script=${script}}`, 'u')]),
)
const EAST_ASIAN = new Set(['Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo'])

/** The text with every look-alike of a Latin letter replaced by that letter; expects lower case. */
export function foldLookAlikes(text: string): string {
  return [...text].map((letter) => latinOf.get(letter) ?? letter).join('')
}

/**
 * True where letters of one word come from writing systems that are never mixed in one word (Latin with Cyrillic),
 * or from one that is in no everyday use. Japanese, Korean and Chinese mix theirs.
 */
export function mixesScripts(text: string): boolean {
  const scripts = scriptsOf(text)
  return scripts.has('unknown') || (scripts.size > 1 && ![...scripts].every((script) => EAST_ASIAN.has(script)))
}

/** True for a text without a Latin letter that reads as one made of nothing else ("сосо" in Cyrillic). */
export function imitatesLatin(text: string): boolean {
  return /\P{ASCII}/u.test(text) && !scriptsOf(text).has('Latin') && /^[a-z0-9-]+$/.test(foldLookAlikes(text))
}

function scriptsOf(text: string): Set<string> {
  return new Set((text.match(/\p{L}/gu) ?? []).map(scriptOf))
}

function scriptOf(letter: string): string {
  for (const [script, pattern] of SCRIPTS) if (pattern.test(letter)) return script
  return /\p{Script=Common}/u.test(letter) ? 'Common' : 'unknown'
}
