/** Words as a form held them at one moment. `key` is the form they were typed into, `revision` the wording of a post that they change. */
export type KeptWords = { at: number; key: string; title: string; body: string; revision?: number }

/** What is said of some words: the form that brings them, and the moment of the kept ones it began with. */
export type WordsOfForm = { key: string; seen: number | null; title: string; body: string; revision?: number }

/** How many versions one place keeps: two forms, open on two devices, never throw away each other's words. */
const MOST_VERSIONS = 3

/** The versions after a form was saved, newest first. Empty words are no draft. */
export function withSaved(kept: readonly KeptWords[], form: WordsOfForm, savedAt: number): KeptWords[] {
  const rest = withoutWords(kept, form)
  if (isEmpty(form)) return rest
  const { key, title, body, revision } = form
  return [{ at: freeMoment(rest, savedAt), key, title, body, revision }, ...rest].sort((a, b) => b.at - a.at).slice(0, MOST_VERSIONS)
}

/** The versions that hold other words than a form does: not typed into it, not what it began with, not part of what it says. */
export function withoutWords(kept: readonly KeptWords[], form: WordsOfForm): KeptWords[] {
  return kept.filter((words) => words.key !== form.key && words.at !== form.seen && !isPartOf(words, form))
}

function isPartOf(words: Pick<KeptWords, 'title' | 'body'>, whole: Pick<KeptWords, 'title' | 'body'>): boolean {
  return whole.title.trim().includes(words.title.trim()) && whole.body.includes(words.body.trim())
}

function isEmpty({ title, body }: Pick<KeptWords, 'title' | 'body'>): boolean {
  return title.trim() === '' && body.trim() === ''
}

/** The moment is also the version's name, so no two share it. */
function freeMoment(kept: readonly KeptWords[], at: number): number {
  return kept.some((words) => words.at === at) ? freeMoment(kept, at + 1) : at
}
