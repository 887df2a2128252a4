'use server'

import { localPath, signInFormInput, signInHere } from '@/lib/web/account'
import { serverAction } from '@/lib/web/server-action'

export const signInAction = serverAction({ input: signInFormInput, command: signInHere, leadsTo: (_done, { to }) => localPath(to) })
