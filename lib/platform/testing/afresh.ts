import fc from 'fast-check'
import { afterAll, vi } from 'vitest'

// Every run of the tests tries the same values; PROPERTY_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 2026) })

// Files share a process, which has loaded the house once: whatever one of them leaves in it is put back for the next.
const before = { ...process.env }

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  globalThis.parleyRegistry = undefined
})
