import { askNow } from '@/lib/jobs/ask'
import { startRunner } from '@/lib/jobs/runner'
import { closeMail } from '@/lib/letters/mail/transport'
import { findOlderLinks } from '@/lib/links/job'
import { runAs } from '@/lib/platform/database/work'
import { db } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { ALL_JOBS } from './all-jobs'

/** Starts the jobs of this process; gives a way to stop, which waits for what is under way. */
export function startBackground(): () => Promise<void> {
  // Whether links are checked is a setting, which may have changed since the last start.
  runAs('background', () => db().$transaction((tx) => askNow(tx, findOlderLinks))).catch((failure) => logFailure('asking for older links', failure))
  const stop = startRunner(ALL_JOBS)
  return async () => {
    await stop()
    closeMail()
  }
}
