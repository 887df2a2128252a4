import { afterAll, vi } from 'vitest'

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
