import { createHash } from 'node:crypto'
import { Refusal } from '@/lib/platform/refusal'

/** The key of one of the acts of a form that does many: sent again, the form finds what it has done and goes on where it broke off. */
export function keyOfOne(key: string, act: string, subject: bigint): string {
  return createHash('sha256').update(`${key} ${act} ${subject}`).digest('hex').slice(0, 48)
}

/** Whether it was done. Each act stands for itself: one that was refused does not keep the others from being done. */
export async function succeeds(act: Promise<unknown>): Promise<boolean> {
  try {
    await act
    return true
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    return false
  }
}
