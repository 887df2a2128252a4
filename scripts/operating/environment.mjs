// The variables that the server, the seed and the operator's commands find set, whatever was left out.
import { actionsKeyOf, keptSecrets } from './secrets.mjs'

export function environment(settings, { dataDir, databaseUrl, development = false }) {
  const given = process.env
  // Beside a database of its own there may be several nodes, and a secret of this one alone would sign nobody in on the others.
  const { actionsKey, authSecret } = keptSecrets(dataDir, settings.embedded ? ['actionsKey', 'authSecret'] : [])
  return {
    NODE_ENV: development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(settings.port),
    SITE_URL: settings.siteUrl,
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: '', // for migrations alone: what serves must not have it
    DATA_DIR: dataDir,
    AUTH_SECRET: given.AUTH_SECRET || (settings.embedded ? authSecret : ''),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || (given.AUTH_SECRET ? actionsKeyOf(given.AUTH_SECRET) : actionsKey),
    DEMO: settings.demo ? '1' : '0',
    DEMO_PASSWORD: settings.demoAccounts ? demoPassword(dataDir) : '',
  }
}

function demoPassword(dataDir) {
  return process.env.DEMO_PASSWORD || keptSecrets(dataDir, ['demoPassword']).demoPassword
}
