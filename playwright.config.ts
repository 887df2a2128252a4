import { defineConfig } from '@playwright/test'

const MATRICES = 'role-matrix.spec.ts'

// Started by scripts/e2e.mjs, which runs the app and finds the browser.
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  reporter: [['line'], ['json', { outputFile: process.env.PLAYWRIGHT_REPORT ?? 'test-results/report.json' }]],
  use: {
    baseURL: process.env.BASE_URL,
    actionTimeout: 8_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox', // root in a container has no sandbox; the pages are our own
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-default-apps',
        '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication',
      ],
    },
  },
  projects: [
    { name: 'scripts-on', testIgnore: MATRICES, use: { javaScriptEnabled: true } },
    { name: 'scripts-off', testIgnore: MATRICES, use: { javaScriptEnabled: false } },
    { name: 'without-a-browser', testMatch: MATRICES }, // last: acts upon the house find boards as no other test just changed them
  ],
})
