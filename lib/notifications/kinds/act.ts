import { z } from 'zod'
import { defineKind } from '../kind'

/** What a moderator did: the page says it in the words of the log, with the reason and the letter. */
export const act = defineKind({ detail: z.object({}), sentence: () => 'A moderator did something here.' })
