import { expect, test } from 'vitest'
import { guest, type MemberViewer, type Viewer } from '@/lib/identity/viewer'
import { closeMark, openMark, valueMark } from '@/lib/platform/marks'
import { bytesForReader, makeDocument } from './document'
import { readRendering } from './rendering'

const WORD = 'a1b2c3d4'
const slot = (when: Parameters<typeof openMark>[1], inside: string) => `${openMark(WORD, when)}${inside}${closeMark(WORD)}`

const PAGE =
  `${slot('guest', 'sign in')}${slot('member', `hello ${valueMark(WORD, 'viewer.name')}`)}${slot('unread', ' told')} ` +
  `${slot('name:1', 'edit ')}${slot('moderator:3', 'remove ')}${slot('not-moderator:3', 'ask ')}${slot('admin', 'house ')}.`

const parent: MemberViewer = {
  kind: 'member',
  id: 2n,
  nameId: 2n,
  name: 'Parent',
  joinedAt: new Date(0),
  isAdmin: false,
  moderates: [],
  staffBoards: [],
  unread: 0,
}

const READERS: [Viewer, string][] = [
  [guest, 'sign in .'],
  [parent, 'hello Parent ask .'],
  [{ ...parent, nameId: 3n, name: 'Other' }, 'hello Other ask .'],
  [{ ...parent, unread: 2 }, 'hello Parent told ask .'],
  [{ ...parent, nameId: 1n, name: 'Author' }, 'hello Author edit ask .'],
  [{ ...parent, moderates: [3n], name: 'Olivia' }, 'hello Olivia remove .'],
  [{ ...parent, moderates: [4n], name: 'Elsewhere' }, 'hello Elsewhere ask .'],
  [{ ...parent, moderates: 'all', isAdmin: true, name: 'Admin' }, 'hello Admin remove house .'],
]

const aDocument = () => makeDocument(readRendering(Buffer.from(PAGE), WORD), { madeAt: 0, since: 0 })

test('whoever asked before her, and however often, each reader gets her own page', () => {
  const document = aDocument()
  const read = (viewer: Viewer) => Buffer.concat(bytesForReader(document, { viewer, theme: 'system', address: '/' })).toString()
  const turns = READERS.flatMap(([before]) => READERS.map(([viewer, page]) => ({ before, viewer, page })))
  for (const { before, viewer, page } of turns) {
    read(before)
    read(before)
    expect([read(viewer), read(viewer), read(viewer)]).toEqual([page, page, page])
  }
})

test('what is kept for one kind of reader is as long as her page and no longer, and is not kept for who looks in once', () => {
  const document = aDocument()
  const read = (viewer: Viewer) => bytesForReader(document, { viewer, theme: 'system', address: '/' })
  read(parent)
  expect(document.chosen).toBeNull()
  read(parent)
  const kept = document.chosen
  read({ ...parent, nameId: 1n })
  expect(document.chosen).toBe(kept)
  expect(read({ ...parent, name: 'Other' }).map(String)).toEqual(['hello ', 'Other', ' ask .'])
})
