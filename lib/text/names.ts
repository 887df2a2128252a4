import { foldLookAlikes, mixesScripts } from './look-alikes'

const SHORTEST = 2
const LONGEST = 40
const ALLOWED = /^[\p{L}\p{M}\p{Nd} ._'’-]*$/u
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800]/u
// Phonetic and small-capital letters are Latin to Unicode and a disguise on a board.
const PHONETIC = /[\u0250-\u02AF\u1D00-\u1DBF\u2C60-\u2C7F\uA720-\uA7FF\uAB30-\uAB6F]/u

// Each as a key (below), because names are compared as keys: "adm1n" reads as "admin".
const STAFF_ANYWHERE = ['moderator', 'administrator', 'mnhq'].map(nameKeyOf)
const STAFF_AT_AN_END = ['hq', 'admin'].map(nameKeyOf)
const STAFF_WORDS = new Set(['hq', 'admin', 'admins', 'mod', 'mods', 'staff', 'official', 'moderation', 'sysop'].map(nameKeyOf))
const NOT_A_PERSON = new Set(
  ['system', 'root', 'support', 'help', 'helpdesk', 'webmaster', 'postmaster', 'everyone', 'anonymous', 'guest', 'parley', 'op'].map(nameKeyOf),
)

/**
 * The key under which two names count as the same: case, accents, separators (space . _ -) and look-alike letters
 * make no difference, nor do 0 and o, nor 1, l, i and |. ("rn" and "m" stay apart: Marnie is not Mamie.)
 */
export function nameKeyOf(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
  return foldLookAlikes(plain)
    .replace(/[\s._\-‐-―'’]/g, '')
    .replace(/0/g, 'o')
    .replace(/[1i|]/g, 'l')
}

/** Why a member may not take this name, as a sentence to show beside the field, or null. Whether it is taken is not asked here. */
export function nameProblem(name: string): string | null {
  return CHECKS.find(({ fails }) => fails(name))?.sentence ?? null
}

const CHECKS: { fails: (name: string) => boolean; sentence: string }[] = [
  {
    fails: (name) => INVISIBLE.test(name),
    sentence: 'A name may not contain invisible characters. Type it again rather than pasting it.',
  },
  { fails: (name) => [...name].length < SHORTEST, sentence: `A name has at least ${SHORTEST} characters.` },
  { fails: (name) => [...name].length > LONGEST, sentence: `A name has at most ${LONGEST} characters.` },
  {
    fails: (name) => name !== name.trim() || / {2}/.test(name),
    sentence: 'A name has no spaces at its ends and never two together.',
  },
  {
    fails: (name) => name.normalize('NFKC') !== name.normalize('NFC') || PHONETIC.test(name),
    sentence: 'This name uses letters that can be mistaken for others. Please use ordinary letters.',
  },
  {
    fails: (name) => !ALLOWED.test(name) || !/[\p{L}\p{Nd}].*[\p{L}\p{Nd}]/u.test(name) || /\p{M}{3}/u.test(name),
    sentence: "A name is made of letters and digits; spaces and . _ - ' may stand between them.",
  },
  {
    fails: (name) => mixesScripts(name),
    sentence: 'This name mixes letters of different alphabets. Please keep to one.',
  },
  {
    fails: (name) => /^www\.|\.\p{L}{2,}/iu.test(name),
    sentence: 'This name looks like a web address. Please leave out the dot.',
  },
  {
    fails: imitatesStaff,
    sentence: 'This name could be taken for HQ, a moderator or the site itself. Please choose another.',
  },
]

function imitatesStaff(name: string): boolean {
  const key = nameKeyOf(name)
  return (
    NOT_A_PERSON.has(key) ||
    STAFF_ANYWHERE.some((word) => key.includes(word)) ||
    STAFF_AT_AN_END.some((word) => key.startsWith(word) || key.endsWith(word)) ||
    wordsOf(name).some((word) => STAFF_WORDS.has(nameKeyOf(word)))
  )
}

function wordsOf(name: string): string[] {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[\s._'’-]+|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/u)
}
