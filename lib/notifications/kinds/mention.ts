import { z } from 'zod'
import { defineKind } from '../kind'

/** A post calls a member by name. */
export const mention = defineKind({ detail: z.object({}), sentence: ({ by }) => `${by ?? 'Somebody'} mentioned you.` })
