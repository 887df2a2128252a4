import { Refused } from '@/components/layout/refused'

export default function NotFound() {
  return <Refused title="This page is not here" sentence="The address may be mistyped, or this page is not open to you." />
}
