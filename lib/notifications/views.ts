import type { findNotifications } from './queries'

export type NotificationsView = NonNullable<Awaited<ReturnType<typeof findNotifications>>>
export type NotificationView = NotificationsView['lines'][number]
