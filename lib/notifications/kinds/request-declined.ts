import { z } from 'zod'
import { defineKind } from '../kind'

/** HQ said no to what a starter asked for; `why` is how lines from before they were data keep the answer. */
export const requestDeclined = defineKind({
  detail: z.object({ what: z.string(), by: z.string().optional(), name: z.string().optional(), request: z.string().optional(), why: z.string().default('') }),
  sentence({ detail: { what, by, why }, by: name, answer }) {
    return `${name ?? by ?? 'HQ'} looked at what you asked for (${what.toLowerCase()}) and said no: “${answer ?? why}”`
  },
})
