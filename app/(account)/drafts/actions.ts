'use server'

import { discardDraft } from '@/lib/drafts/commands'
import { discardInput } from '@/lib/drafts/schema'
import { draftsPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const forgetDraftAction = serverAction({ limit: 'draft', input: discardInput, command: discardDraft, leadsTo: () => draftsPath })
