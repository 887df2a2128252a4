import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { once } from '@/lib/platform/process'

/** Milliseconds between two looks: a timer that is late by more than this was kept waiting. */
const EACH_MS = 10
const NS = 1e9

const histogram = () =>
  once('loop-delay', (): IntervalHistogram => {
    const delays = monitorEventLoopDelay({ resolution: EACH_MS })
    delays.enable()
    return delays
  })

/** Begins to watch how long the event loop keeps everybody waiting. */
export function watchLoopDelay(): void {
  histogram()
}

/** How long the event loop kept everybody waiting since this was last asked, in seconds: 99 of 100 looks, and the longest. */
export function takeLoopDelay(): { p99: number; longest: number } {
  const delays = histogram()
  const taken = delays.count === 0 ? { p99: 0, longest: 0 } : { p99: seconds(delays.percentile(99)), longest: seconds(delays.max) }
  delays.reset()
  return taken
}

/** Without the time between two looks, which everybody sleeps. */
function seconds(ns: number): number {
  return Math.max(0, ns / NS - EACH_MS / 1000)
}
