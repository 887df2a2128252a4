'use server'

import { unsubscribeByPage, unsubscribeInput } from '@/lib/letters/mail/switch-off'
import { unsubscribePath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const unsubscribeAction = serverAction({ input: unsubscribeInput, command: unsubscribeByPage, leadsTo: (_done, { letter }) => unsubscribePath(letter) })
