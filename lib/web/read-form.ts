import type { Values } from '@/lib/platform/form-state'
import { Refusal } from '@/lib/platform/refusal'

/** More fields than any form of ours has; a sending with more was not made by one. */
const MOST_FIELDS = 1000

/** The fields of a form as text, a repeated one as all its texts. React's own begin with $; files are nobody's business here. */
export function readForm(form: FormData): Values {
  const texts = new Map<string, string[]>()
  const entries = [...form]
  if (entries.length > MOST_FIELDS) throw new Refusal('too_much')
  for (const [field, value] of entries.filter(isOurs)) texts.set(field, [...(texts.get(field) ?? []), value])
  return Object.fromEntries([...texts].map(([field, given]) => [field, given.length === 1 ? (given[0] ?? '') : given]))
}

function isOurs(entry: [field: string, value: FormDataEntryValue]): entry is [string, string] {
  const [field, value] = entry
  return typeof value === 'string' && !field.startsWith('$') && field !== '__proto__'
}
