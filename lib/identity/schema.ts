import { z } from 'zod'

/** Longest e-mail address and password that are read at all, in characters. */
const EMAIL_MAX_LENGTH = 254
const PASSWORD_MAX_LENGTH = 200

export const signInInput = z.object({
  name: z
    .string('Type your name or e-mail address.')
    .trim()
    .min(1, 'Type your name or e-mail address.')
    .max(EMAIL_MAX_LENGTH, 'That is too long for a name or an address.')
    .regex(/^\P{Cc}*$/u, 'That has characters in it that cannot be typed.'),
  password: z.string('Type your password.').min(1, 'Type your password.').max(PASSWORD_MAX_LENGTH, `A password has at most ${PASSWORD_MAX_LENGTH} characters.`),
})

export type SignInInput = z.infer<typeof signInInput>
