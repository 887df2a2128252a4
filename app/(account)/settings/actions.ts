'use server'

import { settingsPath } from '@/lib/urls'
import { chooseTheme, themeInput } from '@/lib/web/account'
import { serverAction } from '@/lib/web/server-action'

export const themeAction = serverAction({ input: themeInput, command: chooseTheme, leadsTo: () => settingsPath })
