import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

type Came = ParsedMail & { raw: string; from_: string; to_: string[] }

/** A mail server on loopback that keeps what comes; `refuse` says with which answer of SMTP an address is refused. */
export async function aMailServer({ refuse = () => null }: { refuse?: (address: string) => string | null } = {}) {
  const came: Came[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const answer = refuse(address)
      if (!answer) return done()
      done(Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) }))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const from_ = envelope.mailFrom ? envelope.mailFrom.address : ''
        came.push(Object.assign(await simpleParser(raw), { raw: raw.toString(), from_, to_: envelope.rcptTo.map(({ address }) => address) }))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return { came, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
