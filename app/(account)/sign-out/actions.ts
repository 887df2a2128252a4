'use server'

import { z } from 'zod'
import { homePath } from '@/lib/urls'
import { signOutHere } from '@/lib/web/account'
import { serverAction } from '@/lib/web/server-action'

export const signOutAction = serverAction({ limit: 'none', input: z.object({}), command: signOutHere, leadsTo: () => homePath })
