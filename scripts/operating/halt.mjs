/** A reason to stop that an operator can act on: shown as one sentence, without a stack trace. */
export class Halt extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

export function report(error) {
  console.error(error instanceof Halt ? error.message : error)
  return error instanceof Halt ? error.exitCode : 1
}
