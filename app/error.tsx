'use client'

import { Refused } from '@/components/layout/refused'

export default function ErrorPage() {
  return <Refused title="Something went wrong here" sentence="That is our fault, not yours. Please try again in a moment." />
}
