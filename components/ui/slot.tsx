'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { closeMark, openMark, type SlotValueName, type SlotWhen, untilMark, valueMark } from '@/lib/platform/marks'

const MarkWord = createContext('')

/** Gives every slot beneath it the word of this rendering. */
export function SlotsWith({ word, children }: { word: string; children: ReactNode }) {
  return <MarkWord value={word}>{children}</MarkWord>
}

/** A variant of the page for some of its readers. The front door keeps or drops it for each reader. */
export function Slot({ when, children }: { when: SlotWhen; children: ReactNode }) {
  const word = useContext(MarkWord)
  return (
    <>
      {openMark(word, when)}
      {children}
      {closeMark(word)}
    </>
  )
}

/** A value of the reader in an attribute, filled in and escaped by the front door. */
export function useSlotValue(name: SlotValueName): string {
  return valueMark(useContext(MarkWord), name)
}

/** Says that what stands here is true until then: no longer is the page kept. A moment that is over says nothing. */
export function Ends({ at }: { at: Date }) {
  const word = useContext(MarkWord)
  return at.getTime() > Date.now() ? untilMark(word, at) : null
}
