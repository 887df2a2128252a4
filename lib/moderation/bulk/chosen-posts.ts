import { z } from 'zod'

/** A post by its number, or posts from one number to another; the last of all where it runs to the end. */
type Run = readonly [first: number, last: number]

const SHAPE = /^([1-9]\d{0,8})(?:(-)([1-9]\d{0,8})?)?$/
const LAST_OF_ALL = 999_999_999
const LONGEST = 10_000

/** Posts of a thread by their numbers: ticked one by one, or typed as "3, 12-40, 50-". */
export const chosenPosts = z
  .union([z.string(), z.array(z.string())], 'Say which posts.')
  .transform((given) =>
    [given]
      .flat()
      .join(', ')
      .replace(/\s*[-–]\s*/g, '-')
      .trim(),
  )
  .refine((typed) => typed !== '', 'Say which posts.')
  .refine(
    (typed) => typed.length <= LONGEST && typed.split(/[\s,;]+/).every((piece) => piece === '' || runOf(piece)),
    'Give the posts by their numbers, such as 3, 12-40, or 50- for all from there on.',
  )
  .transform((typed) => typed.split(/[\s,;]+/).flatMap((piece) => [runOf(piece) ?? []].filter((run): run is Run => run.length === 2)))

/** Whether each number, and something of each span, is among those of the thread. */
export function allThere(runs: readonly Run[], numbers: readonly number[]): boolean {
  const there = new Set(numbers)
  return runs.every(([first, last]) => (first === last ? there.has(first) : numbers.some((number) => number >= first && number <= last)))
}

function runOf(piece: string): Run | null {
  const [, first, onwards, last] = SHAPE.exec(piece) ?? []
  if (!first) return null
  const run: Run = [Number(first), onwards && !last ? LAST_OF_ALL : Number(last ?? first)]
  return run[0] <= run[1] ? run : null
}
