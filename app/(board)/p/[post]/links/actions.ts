'use server'

import { linkAsTextInput } from '@/lib/posts/link-schema'
import { showLinkAsText } from '@/lib/posts/link-undo'
import { postLinksPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const linkAsTextAction = serverAction({ limit: 'edit', input: linkAsTextInput, command: showLinkAsText, leadsTo: ({ id }) => postLinksPath(id) })
