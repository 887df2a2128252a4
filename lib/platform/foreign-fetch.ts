import { ForeignError, type ForeignFailure, type ForeignRules, requestForeign } from './foreign-request'

/** Every address on the way, the first included; where a refused one ended it, that is the last. */
type Walked = { chain: string[] }
type Answered = Walked & { outcome: 'answered'; finalAddress: string; status: number; body?: Buffer }
export type Fetched = Answered | (Walked & { outcome: ForeignFailure })

/** Stopping early, and what tests inject. */
export type FetchRules = Partial<ForeignRules> & {
  wholeMs?: number
  /** Whether a redirect to this address is followed; where it is not, the way ends there unasked. */
  mayFollow?: (address: string) => boolean
}

const MOST_REDIRECTS = 5
const WHOLE_MS = 10_000
const LONGEST_ADDRESS = 2000
const REDIRECTS = [301, 302, 303, 307, 308]

/** Finds out where a foreign address leads and whether something is there, without reading it. Never throws. */
export function lookAt(address: string, rules: FetchRules = {}): Promise<Fetched> {
  return walk(address, rules, lookOnce)
}

/** Reads what is at a foreign address: at most 256 KB of it. Never throws. */
export function readForeign(address: string, rules: FetchRules = {}): Promise<Fetched> {
  return walk(address, rules, (url, limits) => requestForeign(url, 'GET', 'body', limits))
}

/**
 * Every fetch of a foreign address goes this way: at most five redirects, each judged like the first address, and
 * ten seconds for all of it.
 */
async function walk(address: string, { signal, wholeMs = WHOLE_MS, mayFollow, ...rules }: FetchRules, ask: typeof lookOnce): Promise<Fetched> {
  const chain: string[] = []
  const end = AbortSignal.timeout(wholeMs)
  const limits = { ...rules, signal: signal ? AbortSignal.any([signal, end]) : end }
  try {
    let next: string | undefined = address
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      const url = stepTo(next, chain, mayFollow)
      const { status, location, body } = await ask(url, limits)
      if (location === undefined || !REDIRECTS.includes(status)) return { outcome: 'answered', finalAddress: url.href, chain, status, body }
      next = Buffer.from(location, 'latin1').toString() // Node reads headers as Latin-1; addresses in them are UTF-8
    }
    return { outcome: 'too-many-redirects', chain }
  } catch (failure) {
    return { outcome: failure instanceof ForeignError ? failure.failure : 'bad-answer', chain }
  }
}

/** HEAD, which costs its host the least; whoever does not take it, or finds nothing, is asked as a browser asks. */
async function lookOnce(url: URL, limits: ForeignRules) {
  try {
    const answer = await requestForeign(url, 'HEAD', 'status', limits)
    if (answer.status < 400) return answer
  } catch (failure) {
    if (limits.signal.aborted || !(failure instanceof ForeignError) || !UNLIKED_HEAD.includes(failure.failure)) throw failure
  }
  return requestForeign(url, 'GET', 'status', limits)
}

const UNLIKED_HEAD: readonly ForeignFailure[] = ['unreachable', 'too-slow', 'bad-answer']

function stepTo(address: string, chain: string[], mayFollow: FetchRules['mayFollow']): URL {
  const url = readAddress(address, chain.at(-1))
  if (chain.push(url.href) > 1 && mayFollow?.(url.href) === false) throw new ForeignError('refused-address')
  return url
}

function readAddress(address: string, from?: string): URL {
  const url = resolved(address, from)
  if (url.href.length > LONGEST_ADDRESS) throw new ForeignError('bad-answer')
  return url
}

function resolved(address: string, from?: string): URL {
  try {
    return new URL(address, from)
  } catch {
    throw new ForeignError('bad-answer')
  }
}
