import { resolve } from 'node:path'
import { z } from 'zod'
import { FEWEST_CONNECTIONS, USUAL_CONNECTIONS } from './database/limits'
import { mailOf, mailSettings } from './mail-env'
import { once } from './process'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/
const PARLIAMENT = 'https://petition.parliament.uk'
const text = z.string().trim().min(1)
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')

const schema = z
  .object({
    HOST: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')], 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0').optional(),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
    SITE_NAME: text.max(40).default('Parley'),
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: databaseUrl.optional(),
    DATABASE_POOL: z.coerce.number().int().min(FEWEST_CONNECTIONS).max(1000).default(USUAL_CONNECTIONS),
    AUTH_SECRET: z.string().min(32, 'must have 32 characters or more'),
    DATA_DIR: text.default('.data'),
    DEMO: z.enum(['0', '1']).default('0'),
    DEMO_PASSWORD: z.string().min(8, 'must have 8 characters or more').optional(),
    TRUST_PROXY: z.coerce.number().int().min(0).default(0),
    PAGE_CACHE_MB: z.coerce.number().int().min(1, 'must be 1 or more').max(65_536).default(128),
    LIMITS: z.enum(['on', 'off']).default('on'),
    LINK_CHECKS: z.enum(['on', 'off']).optional(),
    ARCHIVE_URL: z
      .string()
      .refine((text) => text === 'off' || (/^https?:/.test(text) && URL.canParse(text)), 'must be an address, or off')
      .default('https://archive.org/wayback/available'),
    ARCHIVE_SAVE: z.enum(['on', 'off']).default('off'),
    ...mailSettings,
    PETITIONS_URL: z
      .url({ protocol: /^https?$/, error: 'must be an address' })
      .refine((text) => !URL.canParse(text) || isBare(new URL(text)), 'must end with its host: no path, name or password is used')
      .optional(),
  })
  .transform((env) => {
    const site = new URL(env.SITE_URL ?? `http://localhost:${env.PORT}`)
    const loopback = LOOPBACK.test(site.hostname)
    return {
      ...env,
      DATA_DIR: resolve(env.DATA_DIR),
      SITE_URL: site.origin,
      PETITIONS_URL: new URL(env.PETITIONS_URL ?? PARLIAMENT).origin,
      LINK_CHECKS: env.LINK_CHECKS ?? (loopback ? 'off' : 'on'),
      /** Whether petitions are asked about: where links are checked, and on loopback where the operator names a service. */
      asksPetitions: (env.LINK_CHECKS ?? (loopback && !env.PETITIONS_URL ? 'off' : 'on')) === 'on',
      /** The host of the petitions service, where the operator named one. */
      petitions: env.PETITIONS_URL === undefined ? null : new URL(env.PETITIONS_URL).hostname,
      mail: mailOf(env, site),
      loopback,
      https: site.protocol === 'https:',
    }
  })
  .refine((env) => !env.loopback || !env.HOST || /^(localhost|127\.|::1$)/.test(env.HOST), {
    path: ['HOST'],
    message: 'may only be 127.0.0.1, ::1 or localhost where SITE_URL is loopback',
  })
  .refine((env) => env.LIMITS === 'on' || (env.loopback && env.TRUST_PROXY === 0), {
    path: ['LIMITS'],
    message: 'may be off only where SITE_URL is loopback and TRUST_PROXY is unset',
  })
  .refine((env) => (env.DKIM_SELECTOR === undefined) === (env.DKIM_KEY === undefined), {
    path: ['DKIM_KEY'],
    message: 'must be set together with DKIM_SELECTOR: with one of them alone no letter is signed',
  })
  .refine((env) => env.petitions !== new URL(env.SITE_URL).hostname, {
    path: ['PETITIONS_URL'],
    message:
      'may not be on the host of SITE_URL, which this site never asks: on loopback let SITE_URL be http://localhost and name the service as http://127.0.0.1',
  })
  .refine((env) => env.petitions === null || !LOOPBACK.test(env.petitions) || (env.loopback && env.petitions === '127.0.0.1'), {
    path: ['PETITIONS_URL'],
    message: 'may be on loopback only where SITE_URL is, and then as http://127.0.0.1 with its port',
  })

/** Whether an address says no more than where a service is. */
function isBare({ href, origin }: URL): boolean {
  return href === `${origin}/`
}

type Env = z.infer<typeof schema>

/** The environment, read once. Throws one sentence that names the wrong variable. */
export function env(): Env {
  return once('env', () => {
    const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
    const read = schema.safeParse(given)
    if (read.success) return read.data
    const [issue] = read.error.issues
    throw new Error(`${issue?.path.join('.') ?? 'The environment'} is wrong: ${issue?.message ?? 'unreadable'}.`)
  })
}
