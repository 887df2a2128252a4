import { z } from 'zod'
import { defineKind } from '../kind'

/** A post quotes one of a member’s. */
export const quote = defineKind({ detail: z.object({}), sentence: ({ by }) => `${by ?? 'Somebody'} quoted you.` })
