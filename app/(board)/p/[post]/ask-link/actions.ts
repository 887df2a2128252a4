'use server'

import { askForLinks } from '@/lib/posts/link-requests'
import { askForLinksInput } from '@/lib/posts/link-schema'
import { askLinkPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const askLinkAction = serverAction({ limit: 'wish', input: askForLinksInput, command: askForLinks, leadsTo: ({ id }) => askLinkPath(id) })
