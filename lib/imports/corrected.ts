import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { holdThread } from '@/lib/threads/queries'
import { differencesOf, findPresent, isSameName, type Present } from './compare'
import { type ArticleWishes, meetCorrectedBriefing } from './corrected-briefing'
import type { FoundImport } from './find-imported'
import { makeNames, placeNames } from './imported-names'
import { findMissingAddresses, keepAliases, type OldAddress, postlessProblems } from './old-addresses'
import type { ImportedDocument } from './reading/document'
import type { ReadThread } from './reading/thread-text'
import { reasonsAgainst, replaceThread } from './replace-thread'
import { alreadyImported, differing, type ImportReport, OFFER, replaced } from './report'

type Wishes = { document: ImportedDocument; asked: OldAddress[]; input: { fileName: string; dryRun?: boolean; replace?: boolean } }

/** A corrected file beside what it corrects. */
type Meeting = Wishes & { before: FoundImport; present: Present; thread: ReadThread; differences: string[]; addresses: OldAddress[] }

/** A file that differs from the one that was imported: the difference is shown, and where that is asked for and can be, it is taken. */
export async function meetCorrected(tx: Tx, wishes: Wishes, before: FoundImport): Promise<ImportReport> {
  const { document, input, asked } = wishes
  if (document.kind === 'article') return meetCorrectedBriefing(tx, wishes as ArticleWishes, before)
  if (!before.thread) throw new Error('What was imported as a thread is none.')
  const present = await holdPresent(tx, before.thread.id, input)
  const thread = document.text
  const differences = differencesOf(present, thread)
  const { addresses, problems } = await findMissingAddresses(tx, asked, { threadId: present.id })
  const wrong = [...problems, ...postlessProblems(asked, thread.posts.length)].map(({ words }) => words)
  if (differences.length === 0 && wrong.length === 0) return settleAlike(tx, wishes, before, addresses)
  const against = [...reasonsAgainst(present, thread), ...wrong]
  if (against.length > 0) return differing(document, { ...before, differences, against })
  if (!input.replace) return differing(document, { ...before, differences, against: [OFFER] })
  return take(tx, { ...wishes, before, present, thread, differences, addresses })
}

async function holdPresent(tx: Tx, id: bigint, { dryRun }: { dryRun?: boolean }): Promise<Present> {
  if (!dryRun) await holdThread(tx, id)
  const present = await findPresent(tx, id)
  if (!present) throw new Error('The thread of an import is not there.')
  return present
}

async function take(tx: Tx, { document, input, before, present, thread, differences, addresses }: Meeting): Promise<ImportReport> {
  const report = { path: before.path, dryRun: input.dryRun === true, differences, aliases: addresses.length, problems: document.problems }
  if (input.dryRun) return replaced(document, report)
  const kept = keptNames(present, thread)
  const placed = await placeNames(
    tx,
    thread.posts.filter(({ written }) => !kept.has(written)),
  )
  const nameIds = new Map([...kept, ...(await makeNames(tx, placed, thread.posts))])
  const path = await replaceThread(tx, present, thread, nameIds)
  await keepAliases(tx, addresses, { threadId: present.id })
  const { key, textHash } = document
  await tx.importedText.update({ where: { key: before.key }, data: { key, textHash, fileName: input.fileName, importedAt: now() } })
  return replaced(document, { ...report, path })
}

/** Written another way, it says the same. */
async function settleAlike(tx: Tx, { document, input }: Wishes, before: FoundImport, addresses: OldAddress[]): Promise<ImportReport> {
  if (!input.dryRun && before.thread) await keepAliases(tx, addresses, { threadId: before.thread.id })
  return alreadyImported(document, { path: before.path, aliases: addresses.length, dryRun: input.dryRun === true })
}

/** The names under which posts stand already, by those that the file has for them. */
function keptNames(present: Present, { posts }: ReadThread): Map<string, bigint> {
  return new Map(
    posts.flatMap((post, index): [string, bigint][] => {
      const before = present.posts[index]
      return before && isSameName(before.name.name, post.name) ? [[post.written, before.nameId]] : []
    }),
  )
}
