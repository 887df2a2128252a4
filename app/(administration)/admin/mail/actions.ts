'use server'

import { z } from 'zod'
import { sendTestLetter } from '@/lib/letters/mail/check-domain'
import { adminMailPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const testLetterAction = serverAction({ input: z.object({}), command: sendTestLetter, leadsTo: () => adminMailPath })
