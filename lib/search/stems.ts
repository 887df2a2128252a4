import { searchSql } from '@/lib/platform/db'
import { once } from '@/lib/platform/process'

/** How many words are asked about at once, and how long one may be. */
const MOST_ASKED = 3000
const LONGEST_WORD = 100
/** How many are remembered: the words of a language come again in every post. */
const MOST_REMEMBERED = 20_000

const remembered = () => once('word-stems', () => new Map<string, readonly string[]>())

/** Those of these words that have one of these stems. */
export async function wordsWithStem(words: readonly string[], stems: readonly string[]): Promise<Set<string>> {
  const wanted = new Set(stems)
  const asked = words.filter((word) => word.length <= LONGEST_WORD)
  const known = await stemsOf(asked)
  return new Set(asked.filter((word) => known.get(word)?.some((stem) => wanted.has(stem))))
}

async function stemsOf(words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const memory = remembered()
  const unknown = words.filter((word) => !memory.has(word)).slice(0, MOST_ASKED)
  if (unknown.length === 0) return memory
  for (const { word, stems } of await searchSql<{ word: string; stems: string[] }>(STEMS_SQL, [unknown])) memory.set(word, stems)
  const known = new Map(words.map((word) => [word, memory.get(word) ?? []]))
  for (const oldest of [...memory.keys()].slice(0, Math.max(0, memory.size - MOST_REMEMBERED))) memory.delete(oldest)
  return known
}

// Raw SQL: what the stems of a word are, the database says alone.
const STEMS_SQL = `select word, tsvector_to_array(search_vector(word)) as stems from unnest($1::text[]) word`
