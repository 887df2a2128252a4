import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { warnMember } from '@/lib/moderation/actions/warn-member'
import { tellLogHead } from '@/lib/moderation/log/tell-log-head'
import { findLogHead } from '@/lib/moderation/log/verify-log'
import { perform } from '@/lib/moderation/perform'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { memberId } from '@/lib/platform/ids'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { aMember, unique } from '@/lib/testing/builders'
import { aMailServer } from '@/lib/testing/mail-server'
import { sendLetters } from './send-letters'
import { closeMail } from './transport'

useDatabase()

let server: Awaited<ReturnType<typeof aMailServer>>

beforeEach(async () => {
  await serve()
  await db().outbox.updateMany({ data: { droppedAt: now() } })
})

afterEach(async () => {
  closeMail()
  await server.close()
  vi.unstubAllEnvs()
  forget('env')
  forget('mail')
})

async function serve(how: Parameters<typeof aMailServer>[0] = {}) {
  if (server) await server.close()
  server = await aMailServer(how)
  vi.stubEnv('SMTP_URL', server.url)
  vi.stubEnv('MAIL_PER_MINUTE', '1000')
  forget('env')
  forget('mail')
}

async function aReader(given: Parameters<typeof aMember>[0] = {}) {
  const member = await aMember(given)
  const email = `${unique('reader')}@mail.example`
  await db().member.update({ where: { id: member.id }, data: { email, confirmedAt: now(), mailsNewsAt: now() } })
  return { ...member, email }
}

const warn = async ({ id }: { id: bigint }, words = 'Please stop.') =>
  perform(warnMember, await aMember({ moderates: 'all' }), {
    subject: memberId.parse(String(id)),
    key: unique('key-of-act'),
    reason: 'attack',
    words,
    open: false,
  })

test('how the log ends is mailed to an admin, with the command that checks it', async () => {
  const admin = await aReader({ admin: true })
  await warn(await aMember())
  await tellLogHead.run(null, { signal: new AbortController().signal })
  await sendLetters()
  const { position, hash } = await findLogHead()
  expect(server.came.map(({ to_ }) => to_[0])).toEqual([admin.email])
  expect(server.came[0]?.text).toContain(`npm run board -- verify-log --head-was ${position}:${hash}`)
})
