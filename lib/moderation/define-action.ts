import type { z } from 'zod'
import type { Prisma } from '@/prisma/generated/client'
import type { Act, Definition } from './definition'
import type { Facts } from './entry'
import { hasRules, RULE_REASONS } from './rules'
import { type ActFields, actFields, restrictionFields } from './schema'

/**
 * Makes a moderator's act of its one file: what its form must say is put together here, so that no act can forget its
 * reason. An act says what it is and knows of no other; `perform` and `undoAct` know them all, and do it.
 */
export function defineAction<Input extends { subject: bigint }, DetailSchema extends z.ZodType<Prisma.InputJsonValue>, F extends Facts>(
  definition: Definition<Input, DetailSchema, F>,
): Act<Input & ActFields, DetailSchema, F> {
  const restricting = definition.restricts !== undefined && definition.reasons === undefined
  const reasons = definition.reasons ?? RULE_REASONS
  const fields: z.ZodType<ActFields> = restricting || hasRules(reasons) ? restrictionFields(reasons) : actFields(reasons)
  return { ...definition, reasons, restricting, input: definition.input.and(fields) }
}
