'use server'

import { signInFormInput, signInHere } from '@/lib/web/account'
import { serverAction } from '@/lib/web/server-action'

export const signInAction = serverAction({ limit: 'none', input: signInFormInput, command: signInHere, leadsTo: (way) => way })
