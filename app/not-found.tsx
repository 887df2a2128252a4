import { Refused } from '@/components/layout/refused'

export default function NotFound() {
  return <Refused title="This page is not here" sentence="The address may be mistyped, or what stood here is no longer open to you." />
}
