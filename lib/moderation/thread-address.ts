import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'

/** A thread as a moderator names it: by an address of it, or by its bare number. */
export function threadAddress(asked: string) {
  return z
    .string(asked)
    .trim()
    .transform((typed) => /(?:^|\/t\/)([1-9]\d{0,18})(?:[/?#].*)?$/.exec(typed)?.[1] ?? typed)
    .pipe(threadId)
}
