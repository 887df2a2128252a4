/** Numbers that look like chance and that a seed decides, each at least 0 and below 1. */
export type Dice = () => number

/** A mixing counter (after Sebastiano Vigna's SplitMix), in 32 bits; `purpose` gives one seed several streams. */
export function diceOf(seed: number, purpose: string): Dice {
  let state = [...purpose].reduce((mixed, character) => Math.imul(mixed ^ character.charCodeAt(0), 0x01000193), seed | 0)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** A whole number from 0 up to and without `sides`. */
export function roll(dice: Dice, sides: number): number {
  return Math.floor(dice() * sides)
}

export function pick<T>(dice: Dice, things: readonly [T, ...T[]]): T {
  return things[roll(dice, things.length)] ?? things[0]
}
