import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // The address is read from the environment alone; commands that need no database run without one.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
