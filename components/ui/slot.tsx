'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { closeMark, openMark, type SlotWhen } from '@/lib/platform/marks'

const MarkWord = createContext('')

/** Gives every slot beneath it the word of this rendering. */
export function SlotsWith({ word, children }: { word: string; children: ReactNode }) {
  return <MarkWord value={word}>{children}</MarkWord>
}

/** A variant of the page for some of its readers. The front door keeps or drops it for whoever asks. */
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
