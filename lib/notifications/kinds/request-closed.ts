import { z } from 'zod'
import { defineKind } from '../kind'

/** What a starter asked for is closed: the thread went into another. */
export const requestClosed = defineKind({
  detail: z.object({ what: z.string() }),
  sentence: ({ detail: { what } }) => `Your thread is part of this one now, so what you asked for (${what.toLowerCase()}) is closed.`,
})
