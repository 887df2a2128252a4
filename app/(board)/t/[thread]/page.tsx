import { askedOf, type ThreadAddress } from './asked'
import { ThreadDocument } from './thread-document'

export default async function ThreadWithoutSlugPage(address: ThreadAddress) {
  return <ThreadDocument {...(await askedOf(address))} />
}
