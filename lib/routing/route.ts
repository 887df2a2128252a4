/**
 * `document`: the same for a whole audience, kept. `list`: a document over many boards, made for the
 * public and for members. `page`: belongs to its reader, never kept. `letter`: belongs to whoever holds the letter
 * with its address: no session is read there and none is opened, and the address is passed on to nobody.
 * `feed`: read by programs, always as the public sees it. `operator`, `file`, `next-auth`: answered without a page.
 * `inner`: asked for by the front door alone.
 */
export type Kind = 'document' | 'list' | 'page' | 'letter' | 'feed' | 'operator' | 'file' | 'next-auth' | 'inner'

/**
 * What a parameter of the query looks like. `beside`: it says something only where that other one is given; `kept` false: it
 * chooses among more pages than are worth keeping, so that each is made anew.
 */
type Field = RegExp | { shape: RegExp; beside?: string; kept?: false }
type Query = Readonly<Record<string, Field>>

export type Segment = { word: string } | { param: string; optional: boolean; rest: boolean; shape?: RegExp }

type Options = {
  kind: Kind
  /** What the query may say, in the order in which an address says it. */
  query?: Query
  /** What a part of the path must look like to be read as this parameter. */
  shapes?: Readonly<Record<string, RegExp>>
  kept?: boolean
  /** What asking for it with one of these parameters counts as, see lib/platform/limits.ts. */
  counts?: Counts
}

type Counts = { with: readonly string[]; as: 'search' | 'quote' }

export type Route<Pattern extends string = string, Asked extends Query = Query> = {
  pattern: Pattern
  kind: Kind
  query: Asked
  kept: boolean
  counts?: Counts
  segments: readonly Segment[]
}

type Value = string | number | bigint

/** The parameters of a pattern: `:thread` must be given, `:slug?` may be, `:file*` is all that follows. */
type ParamsOf<Pattern extends string> = Pattern extends `${infer Part}/${infer Rest}` ? ParamOf<Part> & ParamsOf<Rest> : ParamOf<Pattern>
type ParamOf<Part extends string> = Part extends `:${infer Name}?`
  ? { [Key in Name]?: Value }
  : Part extends `:${infer Name}*`
    ? { [Key in Name]: Value }
    : Part extends `:${infer Name}`
      ? { [Key in Name]: Value }
      : unknown

/** An address of the site: `/t/:thread/:slug?`. */
export function route<const Pattern extends string, const Asked extends Query = Record<never, never>>(
  pattern: Pattern,
  { kind, query, shapes = {}, kept = kind === 'document' || kind === 'list', counts }: Options & { query?: Asked },
): Route<Pattern, Asked> {
  const segments = pattern === '/' ? [] : pattern.slice(1).split('/')
  return { pattern, kind, query: query ?? ({} as Asked), kept, counts, segments: segments.map((part) => segmentOf(part, shapes)) }
}

function segmentOf(part: string, shapes: Readonly<Record<string, RegExp>>): Segment {
  if (!part.startsWith(':')) return { word: part }
  const param = part.replace(/^:|[?*]$/g, '')
  return { param, optional: part.endsWith('?'), rest: part.endsWith('*'), shape: shapes[param] }
}

/** The path of an address, with every value escaped; a parameter that may be left out is, where it is not given. */
export function pathOf<Pattern extends string>({ segments }: Pick<Route<Pattern>, 'segments'>, params: ParamsOf<Pattern>): string {
  const given = params as Readonly<Record<string, Value | undefined>>
  const parts = segments.map((segment) => ('word' in segment ? segment.word : given[segment.param]))
  return `/${parts.flatMap((part) => (part === undefined ? [] : encodeURIComponent(String(part)))).join('/')}`
}

type Given = Pick<URLSearchParams, 'get' | 'has'>

/**
 * What of a query an address knows, in fixed order. What is unknown, given again, empty, or shaped as no page reads it
 * changes no page, and so makes no other address.
 */
export function queryOf(route: Pick<Route, 'query'>, given: Given): string {
  const kept = parametersOf(route, given)
  return kept.size > 0 ? `?${kept}` : ''
}

/** The parameters that an address knows, each once. A number has one spelling: the noughts before it are left out. */
export function parametersOf({ query }: Pick<Route, 'query'>, given: Given): URLSearchParams {
  const kept = new URLSearchParams()
  for (const [name, field] of Object.entries(query)) {
    const asked = given.get(name) ?? ''
    const value = says(field, asked, kept) ? asked : asked.replace(/^0+(?=\d)/, '')
    if (value !== '' && says(field, value, kept)) kept.set(name, value)
  }
  return kept
}

/** Whether a page with these parameters is kept, where its address is kept at all. */
export function keeps({ query }: Pick<Route, 'query'>, asked: URLSearchParams): boolean {
  return [...asked.keys()].every((name) => {
    const field = query[name]
    return field instanceof RegExp || field?.kept !== false
  })
}

function says(field: Field, value: string, kept: Given): boolean {
  const { shape, beside }: { shape: RegExp; beside?: string } = field instanceof RegExp ? { shape: field } : field
  return shape.test(value) && (beside === undefined || kept.has(beside))
}
