// The package brings no types; only what is used here.
declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream'
  import type { Connection, Submittable } from 'pg'

  class CopyStream extends Writable implements Submittable {
    submit(connection: Connection): void
  }
  export function from(statement: string): CopyStream
}
