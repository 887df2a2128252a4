'use server'

import { askForLinksInput } from '@/lib/posts/link-schema'
import { askLinkPath } from '@/lib/urls'
import { askForLinksHere } from '@/lib/web/ask-link'
import { serverAction } from '@/lib/web/server-action'

export const askLinkAction = serverAction({ input: askForLinksInput, command: askForLinksHere, leadsTo: ({ id }) => askLinkPath(id) })
