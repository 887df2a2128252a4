import { z } from 'zod'

/** The number of a row, as JSON holds it. */
export const idText = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt)
