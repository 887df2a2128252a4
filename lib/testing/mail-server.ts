import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

type Came = ParsedMail & { raw: string; from_: string; to_: string[] }

type Refuse = (address: string) => string | null
type How = Partial<Record<'refuse' | 'refuseFrom' | 'refuseData', Refuse>> & { meanwhile?: () => Promise<unknown> }

/** A mail server on loopback that keeps what comes; with which answer of SMTP an address is refused as a sender, or as whom a mail is for, or a mail itself; what is done while it takes one. */
export async function aMailServer({ refuse = none, refuseFrom = none, refuseData = none, meanwhile }: How = {}) {
  const came: Came[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onMailFrom({ address }, _session, done) {
      done(failureOf(refuseFrom(address)))
    },
    onRcptTo({ address }, _session, done) {
      done(failureOf(refuse(address)))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const refused = failureOf(refuseData(envelope.rcptTo[0]?.address ?? ''))
        if (refused) return done(refused)
        const raw = Buffer.concat(chunks)
        const from_ = envelope.mailFrom ? envelope.mailFrom.address : ''
        came.push(Object.assign(await simpleParser(raw), { raw: raw.toString(), from_, to_: envelope.rcptTo.map(({ address }) => address) }))
        await meanwhile?.()
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return { came, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

function none(): null {
  return null
}

function failureOf(answer: string | null): Error | undefined {
  return answer ? Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) }) : undefined
}
