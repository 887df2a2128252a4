/** One JSON line on standard error. Values are data: line breaks and control characters stay escaped. */
export function log(level: 'info' | 'warning' | 'error', what: string, detail: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, what, ...detail })}\n`)
}

/** An unexpected failure, with its stack: for the operator's eyes only. */
export function logFailure(what: string, failure: unknown, detail: Record<string, unknown> = {}): void {
  const { message, stack } = failure instanceof Error ? failure : { message: String(failure), stack: undefined }
  log('error', what, { ...detail, message, stack })
}
