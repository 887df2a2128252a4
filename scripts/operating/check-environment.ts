import { env } from '@/lib/platform/env'

// The whole environment, by the schema that the server reads it with: one sentence names what is wrong.
try {
  env()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
