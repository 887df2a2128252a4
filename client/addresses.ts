import type { drafts, signOut } from '@/lib/routes'

// Types alone: the whole table of addresses would be a third of what the pages carry.
export const DRAFTS: (typeof drafts)['pattern'] = '/drafts'
export const SIGN_OUT: (typeof signOut)['pattern'] = '/sign-out'
