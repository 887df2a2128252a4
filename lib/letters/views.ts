import type { findMailPage } from './mail/check-domain'
import type { findOutbox } from './outbox'

export type OutboxView = NonNullable<Awaited<ReturnType<typeof findOutbox>>>
export type MailPageView = NonNullable<Awaited<ReturnType<typeof findMailPage>>>
