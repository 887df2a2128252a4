'use server'

import { makeManyClickable, makeManyInput } from '@/lib/moderation/bulk/link-many'
import { addHostRule, changeLinkTrust, endHostRule } from '@/lib/moderation/links/link-rules'
import { endHostRuleInput, hostRuleInput, linkTrustInput } from '@/lib/moderation/links/link-schema'
import { linkRuleAddedPath, linkRulesPath, linksSentPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const manyLinksAction = serverAction({ limit: 'act', input: makeManyInput, command: makeManyClickable, leadsTo: linksSentPath })
export const hostRuleAction = serverAction({ limit: 'act', input: hostRuleInput, command: addHostRule, leadsTo: linkRuleAddedPath })
export const endRuleAction = serverAction({ limit: 'act', input: endHostRuleInput, command: endHostRule, leadsTo: () => linkRulesPath })
export const linkTrustAction = serverAction({ limit: 'act', input: linkTrustInput, command: changeLinkTrust, leadsTo: () => linkRulesPath })
