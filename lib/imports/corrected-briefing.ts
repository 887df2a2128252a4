import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { TEXT_VERSION } from '@/lib/text/render'
import { articleDifferences, type PresentBriefing } from './compare'
import type { FoundImport } from './find-imported'
import { findMissingAddresses, keepAliases, type OldAddress, postlessProblems } from './old-addresses'
import type { ReadArticle } from './reading/article-text'
import type { ImportedDocument } from './reading/document'
import { alreadyImported, differing, type ImportReport, OFFER, replaced } from './report'
import { hashOfBriefing, htmlOf } from './write-briefing'

export type ArticleWishes = {
  document: Extract<ImportedDocument, { kind: 'article' }>
  asked: OldAddress[]
  input: { fileName: string; dryRun?: boolean; replace?: boolean }
}

type Held = NonNullable<Awaited<ReturnType<typeof hold>>>

/** A corrected file of a briefing: like that of a thread, it takes its place where that is asked for and nobody has edited it since. */
export async function meetCorrectedBriefing(tx: Tx, wishes: ArticleWishes, before: FoundImport): Promise<ImportReport> {
  const { document, asked, input } = wishes
  const dryRun = input.dryRun === true
  const present = await hold(tx, before.briefing?.id ?? 0n)
  const { addresses, problems } = await findMissingAddresses(tx, asked, { briefingId: present.id })
  const wrong = [...problems, ...postlessProblems(asked, 0)].map(({ words }) => words)
  const differences = articleDifferences(present, document.text)
  if (differences.length === 0 && wrong.length === 0) {
    if (!dryRun) await keepAliases(tx, addresses, { briefingId: present.id })
    return alreadyImported(document, { path: before.path, aliases: addresses.length, dryRun })
  }
  const against = [...(await reasonsAgainst(tx, before.key, present, document.text)), ...wrong]
  if (against.length > 0) return differing(document, { ...before, differences, against })
  if (!input.replace) return differing(document, { ...before, differences, against: [OFFER] })
  if (!dryRun) await take(tx, wishes, { key: before.key, present, addresses })
  return replaced(document, { path: before.path, dryRun, differences, aliases: addresses.length, problems: document.problems })
}

/** The briefing as it is, kept as it is by a lock until the transaction ends. */
async function hold(tx: Tx, id: bigint) {
  await tx.$queryRaw`select from "Briefing" where id = ${id} for update` // Prisma has no locks
  return tx.briefing.findUniqueOrThrow({
    where: { id },
    select: { id: true, boardId: true, title: true, before: true, after: true, facts: { orderBy: { number: 'asc' }, select: { number: true, body: true } } },
  })
}

async function reasonsAgainst(tx: Tx, key: string, present: Held, { facts }: ReadArticle): Promise<string[]> {
  const row = await tx.importedText.findUnique({ where: { key }, select: { asWritten: true } })
  const edited = row?.asWritten && row.asWritten !== (await hashOfBriefing(tx, present.id))
  const moved = present.facts.find(({ body }, index) => facts[index]?.text !== body && (!facts[index] || facts.some(({ text }) => text === body)))
  return [
    ...(row ? [] : ['It is not replaced: another import has replaced it just now.']),
    ...(edited ? ['It is not replaced: somebody has edited it here since.'] : []),
    ...(moved
      ? [`It is not replaced: fact ${moved.number} would be another or go. A fact keeps its number, by which it is linked to; new ones come at the end.`]
      : []),
  ]
}

type Taking = { key: string; present: Held; addresses: OldAddress[] }

/** Its address stays, whatever the title is now; former words are in the event. */
async function take(tx: Tx, { document, input }: ArticleWishes, { key, present, addresses }: Taking): Promise<void> {
  const { title, before, after, facts } = document.text
  await tx.briefing.update({
    where: { id: present.id },
    data: { title, before, beforeHtml: htmlOf(before), after, afterHtml: htmlOf(after), textVersion: TEXT_VERSION },
  })
  for (const [index, { text }] of facts.entries()) {
    if (present.facts[index]?.body === text) continue
    const briefingId_number = { briefingId: present.id, number: index + 1 }
    const words = { body: text, html: htmlOf(text) }
    await tx.fact.upsert({ where: { briefingId_number }, update: words, create: { ...briefingId_number, ...words } })
  }
  await keepAliases(tx, addresses, { briefingId: present.id })
  await tx.importedText.update({
    where: { key },
    data: {
      key: document.key,
      textHash: document.textHash,
      fileName: input.fileName,
      importedAt: now(),
      asWritten: await hashOfBriefing(tx, present.id),
    },
  })
  await record(tx, { kind: 'text.replaced', boardId: present.boardId, detail: { briefing: String(present.id), ...formerWords(present, document.text) } })
}

function formerWords(present: PresentBriefing, { title, before, after, facts }: ReadArticle) {
  const former = present.facts.filter(({ body }, index) => body !== facts[index]?.text)
  return {
    ...(present.title !== title && { title: present.title }),
    ...(present.before !== before && { before: present.before }),
    ...(present.after !== after && { after: present.after }),
    ...(former.length > 0 && { facts: former.map(({ number, body }) => ({ number, body })) }),
  }
}
