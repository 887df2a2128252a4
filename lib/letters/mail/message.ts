import type Mail from 'nodemailer/lib/mailer'
import { env } from '@/lib/platform/env'
import { settingsPath, unsubscribePath } from '@/lib/urls'
import { asMailed } from '../as-text'
import type { LetterRow } from '../letter'
import type { Rendered } from '../render'
import { htmlOf } from './html'
import { mailKeyOf } from './keys'

type To = { id: bigint; email: string }
export type Settings = NonNullable<ReturnType<typeof env>['mail']>

/**
 * A letter as it goes out. Its Message-ID is always the same, so that one that is sent twice is recognised.
 * The sender named to the server contains the member's key: what comes back there says for whom it was.
 */
export function messageOf(row: Pick<LetterRow, 'id' | 'createdAt'>, letter: Rendered, to: To, mail: Settings) {
  const { SITE_NAME, SITE_URL } = env()
  const off = letter.about === 'news' ? `${SITE_URL}${unsubscribePath(mailKeyOf('unsubscribe', to.id))}` : null
  const foot = off ? `You watch this on ${SITE_NAME} and asked for letters about it.` : `A letter from ${SITE_NAME} about your posts or your account.`
  const ways = off ? [{ text: 'Stop these letters', address: off }] : [{ text: 'Your settings', address: `${SITE_URL}${settingsPath}` }]
  const paragraphs = letter.paragraphs.map((paragraph) => asMailed(paragraph, to.id))
  return {
    from: { name: SITE_NAME, address: mail.from },
    to: { name: '', address: to.email },
    replyTo: mail.replyTo,
    envelope: { from: bouncesTo(to.id, mail), to: to.email },
    messageId: `<letter-${row.id}-${row.createdAt.getTime().toString(36)}@${mail.domain}>`,
    subject: asMailed(letter.subject, to.id).replace(/\p{Cc}+/gu, ' '),
    text: [...paragraphs, `-- \n${foot}`, ...ways.map(({ text, address }) => `${text}: ${address}`)].join('\n\n'),
    html: htmlOf({ letter, memberId: to.id, foot, ways }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...(off ? oneClick(off) : {}) },
    disableFileAccess: true,
    disableUrlAccess: true,
  } satisfies Mail.Options
}

/** RFC 8058: a mail program sends a POST there, and nobody has to sign in. */
function oneClick(address: string) {
  return { 'List-Unsubscribe': { prepared: true, value: `<${address}>` }, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

function bouncesTo(memberId: bigint, { bounces, from }: Settings): string {
  return bounces ? bounces.replace('@', `+${mailKeyOf('bounce', memberId)}@`) : from
}
