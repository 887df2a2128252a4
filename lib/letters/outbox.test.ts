import { afterEach, expect, test, vi } from 'vitest'
import { warnMember } from '@/lib/moderation/actions/warn-member'
import { perform } from '@/lib/moderation/perform'
import { memberId } from '@/lib/platform/ids'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { aMember, outcomeOf, unique } from '@/lib/testing/builders'
import { checkDomain, findMailPage, sendTestLetter } from './mail/check-domain'
import { findOutbox } from './outbox'

useDatabase()

afterEach(() => {
  vi.unstubAllEnvs()
  forget('env')
})

function use(given: Record<string, string>) {
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value)
  forget('env')
}

async function aWarning() {
  const [admin, reader] = [await aMember({ admin: true, moderates: 'all' }), await aMember()]
  await perform(warnMember, admin, {
    subject: memberId.parse(String(reader.id)),
    key: unique('key-of-act'),
    reason: 'attack',
    words: 'Please stop.',
    open: false,
  })
  return { admin, reader }
}

test('without a mail server admins read the letters, and what opens something only on this very machine', async () => {
  const { admin, reader } = await aWarning()
  const words = async () => (await findOutbox(admin))?.letters.find(({ to }) => to === reader.name)?.words.join(' ') ?? ''
  expect(await words()).toMatch(/\/appeal\/\d+\/[\w-]+/)
  use({ SITE_URL: 'https://board.example.org' })
  expect(await words()).toContain('Please stop.')
  expect(await words()).not.toMatch(/\/appeal\/\d+\/\w/)
  for (const other of [await aMember(), await aMember({ moderates: 'all' })]) expect(await findOutbox(other)).toBeNull()
  use({ SMTP_URL: 'smtps://mail.example.org' })
  expect(await findOutbox(admin)).toBeNull()
})

test('what a domain lacks is named, and an answer that did not come is no lack', async () => {
  const records: Record<string, string[]> = { 'board.example': ['google-site=1', 'v=spf1 mx -all'], 'k._domainkey.board.example': ['v=DKIM1; k=rsa; p='] }
  const checks = await checkDomain({ domain: 'board.example', selector: 'k' }, async (name) => {
    if (name.startsWith('_dmarc')) throw new Error('SERVFAIL')
    return records[name] ?? []
  })
  expect(checks.map(({ what, state }) => `${what} ${state}`)).toEqual(['SPF found', 'DKIM missing', 'DMARC unknown'])
})

test('the state of mail is for admins, and so is the test letter', async () => {
  const { admin, reader } = await aWarning()
  expect([await findMailPage(reader), await outcomeOf(sendTestLetter(reader))]).toEqual([null, 'not_found'])
  await sendTestLetter(admin)
  expect(await findMailPage(admin)).toMatchObject({ server: null, checks: [], last: { sentAt: null } })
})

test('a server of mail is named in one address, and reached in clear on this machine alone', async () => {
  const { env } = await import('@/lib/platform/env')
  const mailWith = (url: string) => {
    use({ SMTP_URL: url, SITE_URL: 'https://board.example.org' })
    return env().mail
  }
  expect(mailWith('smtp://mail.example.org')).toMatchObject({ port: 587, requireTLS: true, from: 'no-reply@board.example.org' })
  expect(mailWith('smtps://a%40b:c%2Fd@mail.example.org')).toMatchObject({ port: 465, secure: true, auth: { user: 'a@b', pass: 'c/d' } })
  expect(mailWith('smtp://127.0.0.1:2525')).toMatchObject({ requireTLS: false })
  expect(() => mailWith('https://mail.example.org')).toThrow('SMTP_URL is wrong')
  use({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })
  expect(() => env()).toThrow('MAIL_FROM is wrong: must be one plain mail address')
})
