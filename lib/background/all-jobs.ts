import type { Job } from '@/lib/jobs/define-job'
import { forgetOldCopiesJob, sendLettersJob } from '@/lib/letters/jobs'
import { checkLinks, findOlderLinks } from '@/lib/links/job'
import { endAppealsJob } from '@/lib/moderation/appeals/end-appeals'
import { applyHostRulesJob } from '@/lib/moderation/links/apply-host-rules'
import { stateDueRules } from '@/lib/moderation/links/state-due'
import { tellLogHead } from '@/lib/moderation/log/tell-log-head'
import { endTimersJob } from '@/lib/moderation/timers'
import { askPetitions } from '@/lib/petitions/job'
import { renderJudgedLinks } from '@/lib/posts/judge-links'
import { maskRemainingQuotes } from '@/lib/posts/mask-quotes'
import { tellNewsJob } from '@/lib/posts/news/job'
import { remakeOlderWords } from '@/lib/search/job'
import { sweepOld, sweepOver } from './sweep'

/** A job that is not named here is never done. */
export const ALL_JOBS: readonly Job[] = [
  applyHostRulesJob,
  askPetitions,
  checkLinks,
  endAppealsJob,
  endTimersJob,
  findOlderLinks,
  forgetOldCopiesJob,
  maskRemainingQuotes,
  remakeOlderWords,
  renderJudgedLinks,
  sendLettersJob,
  stateDueRules,
  sweepOld,
  sweepOver,
  tellLogHead,
  tellNewsJob,
]
