import { expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { entryId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { type AnyAct, aScene, askerIn, EVERY_ACT, formOf } from '@/lib/testing/act-stages'
import { unique } from '@/lib/testing/builders'
import { perform } from './perform'
import { undoAct } from './undo'

useDatabase()

/** What a sentence names. */
const NAMES: Partial<Record<AnyAct['subject'], RegExp>> = {
  post: /\byour post #[12] in “.+”/,
  thread: /“.+”/,
  member: /\byour?\b/,
}
const CONCERNING = EVERY_ACT.flatMap((act) => (NAMES[act.subject] ? [[act.name, act, NAMES[act.subject] as RegExp] as const] : []))

test.each(CONCERNING)('whoever %s concerns is told in a whole sentence what was done to what, and so of its undo', async (_name, act, names) => {
  const scene = await aScene()
  const [by, told] = [await askerIn(scene, 'admin'), act.subject === 'member' ? scene.person : scene.hq]
  const { id } = await perform(act, by, act.input.parse(await formOf(act, scene)) as never)
  await readsWell(told, names)
  await undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  await readsWell(told, names)
})

async function readsWell(told: MemberViewer, names: RegExp) {
  const [line] = (await findNotifications(told))?.lines ?? []
  if (line?.kind === 'links.made' || line?.kind === 'held') return // they have sentences of their own
  const sentence = line?.act?.parts.map(({ text }) => text).join('') ?? ''
  expect(sentence).toMatch(/^(?:HQ|[\w-]+ \(HQ\)) [a-z]/)
  expect(sentence).toMatch(names)
  expect(sentence).not.toMatch(/\bthis (?:post|thread)\b|\ba (?:thread|member|ban|suspension|warning)\b|[{}]/)
}
