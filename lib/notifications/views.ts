import type { findNotifications } from './queries'
import type { findWishes } from './wishes'

export type NotificationsView = NonNullable<Awaited<ReturnType<typeof findNotifications>>>
export type NotificationView = NotificationsView['lines'][number]
export type { AppealState } from './appeal-state'
export type WishesView = NonNullable<Awaited<ReturnType<typeof findWishes>>>
