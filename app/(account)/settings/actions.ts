'use server'

import { z } from 'zod'
import { actsAsHqInput, chooseActsAsHq } from '@/lib/identity/acting'
import { chooseWishes, switchOn, wishesInput } from '@/lib/notifications/wishes'
import { settingsPath } from '@/lib/urls'
import { chooseTheme, themeInput } from '@/lib/web/account'
import { serverAction } from '@/lib/web/server-action'

export const actsAsHqAction = serverAction({ input: actsAsHqInput, command: chooseActsAsHq, leadsTo: () => settingsPath })
export const themeAction = serverAction({ input: themeInput, command: chooseTheme, leadsTo: () => settingsPath })
export const wishesAction = serverAction({ input: wishesInput, command: chooseWishes, leadsTo: () => settingsPath })
export const mailOnAction = serverAction({ input: z.object({}), command: switchOn, leadsTo: () => settingsPath })
