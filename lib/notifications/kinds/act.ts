import { z } from 'zod'
import { defineKind } from '../kind'

/** What a moderator did: the page tells it in the words of the log, with its reason and its letter. */
export const act = defineKind({ detail: z.object({}), sentence: () => 'A moderator did something here.' })
