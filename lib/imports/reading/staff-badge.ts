import { nameKeyOf } from '@/lib/text/names'

/** What a name may not be left with when it does not come from staff; compared as keys, so that no look-alike helps. */
const WORDS = new Set(
  [
    'hq',
    'mnhq',
    'admin',
    'admins',
    'administrator',
    'administrators',
    'mod',
    'mods',
    'moderator',
    'moderators',
    'moderation',
    'staff',
    'official',
    'team hq',
  ].map(nameKeyOf),
)
/** Of these, what is read as a badge without a space before it too: "OliviaHQ". */
const GLUED = ['mnhq', 'hq', 'administrator', 'moderator', 'admin'].map(nameKeyOf)
const GAP = String.raw`[\s._\-–—|:·•*~,/+&@#]`
const BETWEEN_WORDS = new RegExp(`(${GAP}+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L}))`, 'u')
const BRACKETS = /[([{<（［｛＜⟨〈《「【〔❨❪❬❲⦅‹«](?<inside>[^()[\]{}<>]*?)[)\]}>）］｝＞⟩〉》」】〕❩❫❭❳⦆›»]/gu
const NOBODY = 'Imported member'

/** The name without what readers would take for the badge of HQ: "Olivia (HQ)", "OliviaHQ", "Mod Olivia", in whatever letters. */
export function withoutBadge(name: string): string {
  let left = name
  for (let before = ''; before !== left; ) {
    before = left
    const bare = withoutGlued(withoutWords(withoutSpelled(left.replace(BRACKETS, (whole, inside: string) => (isBadge(inside) ? ' ' : whole)))))
    left = bare === before ? before : trimmed(bare)
  }
  if (left === name) return name
  return nameKeyOf(left) === '' ? NOBODY : left
}

function withoutWords(name: string): string {
  const parts = name.split(BETWEEN_WORDS)
  return parts.some(isBadge) ? parts.filter((part) => !isBadge(part)).join('') : name
}

/** Letters apart from each other: "Olivia H.Q.", "H Q Olivia". */
function withoutSpelled(name: string): string {
  const characters = [...name]
  for (let length = characters.length; length > 1; length -= 1) {
    const rest = restWithout(characters, length)
    if (rest !== null) return rest
  }
  return name
}

/** What is left where so many characters at one end are a badge with a gap beside it; else null. */
function restWithout(characters: readonly string[], length: number): string | null {
  const at = characters.length - length
  if (isGap(characters[at - 1] ?? ' ') && isBadge(characters.slice(at).join(''))) return characters.slice(0, at).join('')
  return isGap(characters[length] ?? ' ') && isBadge(characters.slice(0, length).join('')) ? characters.slice(length).join('') : null
}

function withoutGlued(name: string): string {
  const characters = [...name]
  const longest = Math.min(characters.length, 40)
  for (let length = longest; length > 1; length -= 1) {
    if (GLUED.includes(keyOf(characters.slice(-length).join('')))) return characters.slice(0, -length).join('')
    if (GLUED.includes(keyOf(characters.slice(0, length).join('')))) return characters.slice(length).join('')
  }
  return name
}

function isBadge(text: string): boolean {
  return WORDS.has(keyOf(text))
}

function isGap(character: string): boolean {
  return new RegExp(`^${GAP}$`, 'u').test(character)
}

function keyOf(text: string): string {
  return nameKeyOf(text.replace(/[\u{1F130}-\u{1F149}\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu, letterOf)).replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The letter in a square, a circle or a flag. */
function letterOf(sign: string): string {
  const point = sign.codePointAt(0) ?? 0
  const first = [0x1f1e6, 0x1f170, 0x1f150, 0x1f130].find((start) => point >= start) ?? point
  return String.fromCharCode(65 + ((point - first) % 26))
}

function trimmed(name: string): string {
  return name.replace(/\s+/g, ' ').replace(new RegExp(`^${GAP}+|${GAP}+$`, 'gu'), '')
}
